CREATE SEQUENCE "public"."employee_code_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE SEQUENCE "public"."order_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE SEQUENCE "public"."professional_code_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE SEQUENCE "public"."supplier_code_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid,
	"full_name" text NOT NULL,
	"client_id" uuid,
	"job_title" text,
	"email" text,
	"phone" text,
	"is_primary" boolean DEFAULT false NOT NULL,
	"birthday" date,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"search_text" text GENERATED ALWAYS AS (fold(' ' || coalesce(full_name, '') || ' ' || coalesce(job_title, '') || ' ' || coalesce(email, '') || ' ' || coalesce(phone, ''))) STORED
);
--> statement-breakpoint
CREATE TABLE "deals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid,
	"title" text NOT NULL,
	"client_id" uuid,
	"contact_id" uuid,
	"pipeline_id" uuid NOT NULL,
	"stage_id" uuid NOT NULL,
	"value" numeric(14, 2),
	"currency" text NOT NULL,
	"probability" integer,
	"expected_close_date" date,
	"owner_id" uuid,
	"status" text NOT NULL,
	"lost_reason" text,
	"search_text" text GENERATED ALWAYS AS (fold(' ' || coalesce(title, ''))) STORED,
	CONSTRAINT "deals_probability" CHECK ("deals"."probability" between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "employees" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid,
	"employee_code" text DEFAULT 'EM' || to_char(nextval('employee_code_seq'), 'FM00000000') NOT NULL,
	"full_name" text NOT NULL,
	"position" text NOT NULL,
	"department" text,
	"email" text,
	"phone" text,
	"status" text NOT NULL,
	"hire_date" date,
	"hourly_rate" numeric(14, 2),
	"salary_level" text,
	"manager_id" uuid,
	"user_id" uuid,
	"search_text" text GENERATED ALWAYS AS (fold(' ' || coalesce(full_name, '') || ' ' || coalesce(position, '') || ' ' || coalesce(department, '') || ' ' || coalesce(email, '') || ' ' || coalesce(phone, '') || ' ' || coalesce(employee_code, ''))) STORED,
	CONSTRAINT "employee_code_seq_unique" UNIQUE("employee_code")
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid,
	"order_number" text DEFAULT 'OR' || to_char(nextval('order_number_seq'), 'FM00000000') NOT NULL,
	"client_id" uuid,
	"supplier_id" uuid,
	"status" text NOT NULL,
	"order_date" date,
	"delivery_date" date,
	"notes" text,
	"lines" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"line_totals" numeric(20, 2)[] GENERATED ALWAYS AS (order_line_nets(lines)) STORED,
	"net_total" numeric(20, 2) GENERATED ALWAYS AS (order_net(lines)) STORED,
	"tax_total" numeric(20, 2) GENERATED ALWAYS AS (order_tax(lines)) STORED,
	"total" numeric(20, 2) GENERATED ALWAYS AS (order_net(lines) + order_tax(lines)) STORED,
	"search_text" text GENERATED ALWAYS AS (fold(' ' || coalesce(order_number, '') || ' ' || coalesce(notes, ''))) STORED,
	CONSTRAINT "order_number_seq_unique" UNIQUE("order_number"),
	CONSTRAINT "orders_client_id" CHECK (num_nonnulls("orders"."client_id", "orders"."supplier_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "pipelines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid,
	"name" text NOT NULL,
	"position" integer NOT NULL,
	"search_text" text GENERATED ALWAYS AS (fold(' ' || coalesce(name, ''))) STORED
);
--> statement-breakpoint
CREATE TABLE "stages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid,
	"name" text NOT NULL,
	"pipeline_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"probability" integer NOT NULL,
	"colour" text NOT NULL,
	"search_text" text GENERATED ALWAYS AS (fold(' ' || coalesce(name, ''))) STORED,
	CONSTRAINT "stages_of_pipeline" UNIQUE("pipeline_id","id"),
	CONSTRAINT "stages_probability" CHECK ("stages"."probability" between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "professionals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid,
	"professional_code" text DEFAULT 'PR' || to_char(nextval('professional_code_seq'), 'FM00000000') NOT NULL,
	"full_name" text NOT NULL,
	"specialty" text,
	"email" text,
	"phone" text,
	"availability" text NOT NULL,
	"status" text NOT NULL,
	"hourly_rate" numeric(14, 2),
	"rating" integer,
	"years_experience" integer,
	"certifications" text[] DEFAULT '{}' NOT NULL,
	"portfolio_url" text,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"user_id" uuid,
	"search_text" text GENERATED ALWAYS AS (fold(' ' || coalesce(full_name, '') || ' ' || coalesce(specialty, '') || ' ' || coalesce(email, '') || ' ' || coalesce(phone, '') || ' ' || coalesce(professional_code, ''))) STORED,
	CONSTRAINT "professional_code_seq_unique" UNIQUE("professional_code"),
	CONSTRAINT "professionals_rating" CHECK ("professionals"."rating" between 0 and 5)
);
--> statement-breakpoint
CREATE TABLE "projects" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid,
	"name" text NOT NULL,
	"client_id" uuid,
	"status" text NOT NULL,
	"description" text,
	"start_date" date,
	"deadline" date,
	"budget" numeric(14, 2),
	"actual_cost" numeric(14, 2),
	"completion_percentage" integer DEFAULT 0 NOT NULL,
	"members" uuid[] DEFAULT '{}' NOT NULL,
	"search_text" text GENERATED ALWAYS AS (fold(' ' || coalesce(name, '') || ' ' || coalesce(description, ''))) STORED,
	CONSTRAINT "projects_completion_percentage" CHECK ("projects"."completion_percentage" between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "suppliers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid,
	"supplier_code" text DEFAULT 'SU' || to_char(nextval('supplier_code_seq'), 'FM00000000') NOT NULL,
	"company_name" text NOT NULL,
	"full_name" text,
	"email" text,
	"phone" text,
	"status" text NOT NULL,
	"category" text,
	"rating" integer,
	"tax_id" text,
	"business_address" text,
	"payment_terms" text,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"user_id" uuid,
	"search_text" text GENERATED ALWAYS AS (fold(' ' || coalesce(company_name, '') || ' ' || coalesce(full_name, '') || ' ' || coalesce(email, '') || ' ' || coalesce(phone, '') || ' ' || coalesce(category, '') || ' ' || coalesce(supplier_code, ''))) STORED,
	CONSTRAINT "supplier_code_seq_unique" UNIQUE("supplier_code"),
	CONSTRAINT "suppliers_rating" CHECK ("suppliers"."rating" between 0 and 5)
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid,
	"title" text NOT NULL,
	"status" text NOT NULL,
	"priority" text NOT NULL,
	"due_date" date,
	"assigned_to" uuid,
	"project_id" uuid,
	"description" text,
	"estimated_hours" numeric(14, 2),
	"actual_hours" numeric(14, 2),
	"completed_at" timestamp (3) with time zone,
	"subject_type" text,
	"subject_id" uuid,
	"search_text" text GENERATED ALWAYS AS (fold(' ' || coalesce(title, '') || ' ' || coalesce(description, ''))) STORED,
	CONSTRAINT "tasks_subject_id" CHECK (num_nonnulls("tasks"."subject_type", "tasks"."subject_id") in (0, 2))
);
--> statement-breakpoint
ALTER TABLE "clients" ADD COLUMN "account_manager_id" uuid;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_pipeline_id_pipelines_id_fk" FOREIGN KEY ("pipeline_id") REFERENCES "public"."pipelines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_stage_id" FOREIGN KEY ("pipeline_id","stage_id") REFERENCES "public"."stages"("pipeline_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employees" ADD CONSTRAINT "employees_manager_id_employees_id_fk" FOREIGN KEY ("manager_id") REFERENCES "public"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employees" ADD CONSTRAINT "employees_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stages" ADD CONSTRAINT "stages_pipeline_id_pipelines_id_fk" FOREIGN KEY ("pipeline_id") REFERENCES "public"."pipelines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "professionals" ADD CONSTRAINT "professionals_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suppliers" ADD CONSTRAINT "suppliers_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_assigned_to_users_id_fk" FOREIGN KEY ("assigned_to") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contacts_created_at_id_index" ON "contacts" USING btree ("created_at","id") WHERE "contacts"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "contacts_updated_at_id_index" ON "contacts" USING btree ("updated_at","id") WHERE "contacts"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "contacts_archived_at_id_index" ON "contacts" USING btree ("archived_at","id") WHERE "contacts"."archived_at" is not null;--> statement-breakpoint
CREATE INDEX "contacts_created_by_index" ON "contacts" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "contacts_search" ON "contacts" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "contacts_full_name_sort" ON "contacts" USING btree (fold("full_name"),"id") WHERE "contacts"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "contacts_client_id_created_at_id_index" ON "contacts" USING btree ("client_id","created_at","id") WHERE "contacts"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "contacts_is_primary_created_at_id_index" ON "contacts" USING btree ("is_primary","created_at","id") WHERE "contacts"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "contacts_tags_index" ON "contacts" USING gin ("tags");--> statement-breakpoint
CREATE INDEX "deals_created_at_id_index" ON "deals" USING btree ("created_at","id") WHERE "deals"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "deals_updated_at_id_index" ON "deals" USING btree ("updated_at","id") WHERE "deals"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "deals_archived_at_id_index" ON "deals" USING btree ("archived_at","id") WHERE "deals"."archived_at" is not null;--> statement-breakpoint
CREATE INDEX "deals_created_by_index" ON "deals" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "deals_search" ON "deals" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "deals_title_sort" ON "deals" USING btree (fold("title"),"id") WHERE "deals"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "deals_value_sort" ON "deals" USING btree (coalesce("value", 'infinity'::numeric),"id") WHERE "deals"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "deals_expected_close_date_sort" ON "deals" USING btree (coalesce("expected_close_date", 'infinity'::date),"id") WHERE "deals"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "deals_status_created_at_id_index" ON "deals" USING btree ("status","created_at","id") WHERE "deals"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "deals_pipeline_id_stage_id_created_at_id_index" ON "deals" USING btree ("pipeline_id","stage_id","created_at","id") WHERE "deals"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "deals_stage_id_created_at_id_index" ON "deals" USING btree ("stage_id","created_at","id") WHERE "deals"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "deals_owner_id_created_at_id_index" ON "deals" USING btree ("owner_id","created_at","id") WHERE "deals"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "deals_client_id_created_at_id_index" ON "deals" USING btree ("client_id","created_at","id") WHERE "deals"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "deals_contact_id_index" ON "deals" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "employees_created_at_id_index" ON "employees" USING btree ("created_at","id") WHERE "employees"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "employees_updated_at_id_index" ON "employees" USING btree ("updated_at","id") WHERE "employees"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "employees_archived_at_id_index" ON "employees" USING btree ("archived_at","id") WHERE "employees"."archived_at" is not null;--> statement-breakpoint
CREATE INDEX "employees_created_by_index" ON "employees" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "employees_search" ON "employees" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "employees_full_name_sort" ON "employees" USING btree (fold("full_name"),"id") WHERE "employees"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "employees_status_created_at_id_index" ON "employees" USING btree ("status","created_at","id") WHERE "employees"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "employees_department_created_at_id_index" ON "employees" USING btree ("department","created_at","id") WHERE "employees"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "employees_manager_id_index" ON "employees" USING btree ("manager_id");--> statement-breakpoint
CREATE INDEX "employees_user_id_index" ON "employees" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "orders_created_at_id_index" ON "orders" USING btree ("created_at","id") WHERE "orders"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "orders_updated_at_id_index" ON "orders" USING btree ("updated_at","id") WHERE "orders"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "orders_archived_at_id_index" ON "orders" USING btree ("archived_at","id") WHERE "orders"."archived_at" is not null;--> statement-breakpoint
CREATE INDEX "orders_created_by_index" ON "orders" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "orders_search" ON "orders" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "orders_order_number_sort" ON "orders" USING btree (fold("order_number"),"id") WHERE "orders"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "orders_order_date_sort" ON "orders" USING btree (coalesce("order_date", 'infinity'::date),"id") WHERE "orders"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "orders_total_sort" ON "orders" USING btree (coalesce("total", 'infinity'::numeric),"id") WHERE "orders"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "orders_status_created_at_id_index" ON "orders" USING btree ("status","created_at","id") WHERE "orders"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "orders_client_id_created_at_id_index" ON "orders" USING btree ("client_id","created_at","id") WHERE "orders"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "orders_supplier_id_created_at_id_index" ON "orders" USING btree ("supplier_id","created_at","id") WHERE "orders"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "pipelines_created_at_id_index" ON "pipelines" USING btree ("created_at","id") WHERE "pipelines"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "pipelines_updated_at_id_index" ON "pipelines" USING btree ("updated_at","id") WHERE "pipelines"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "pipelines_archived_at_id_index" ON "pipelines" USING btree ("archived_at","id") WHERE "pipelines"."archived_at" is not null;--> statement-breakpoint
CREATE INDEX "pipelines_created_by_index" ON "pipelines" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "pipelines_search" ON "pipelines" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "pipelines_name_sort" ON "pipelines" USING btree (fold("name"),"id") WHERE "pipelines"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "pipelines_position_id_index" ON "pipelines" USING btree ("position","id") WHERE "pipelines"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "stages_created_at_id_index" ON "stages" USING btree ("created_at","id") WHERE "stages"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "stages_updated_at_id_index" ON "stages" USING btree ("updated_at","id") WHERE "stages"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "stages_archived_at_id_index" ON "stages" USING btree ("archived_at","id") WHERE "stages"."archived_at" is not null;--> statement-breakpoint
CREATE INDEX "stages_created_by_index" ON "stages" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "stages_search" ON "stages" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "stages_name_sort" ON "stages" USING btree (fold("name"),"id") WHERE "stages"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "stages_position_id_index" ON "stages" USING btree ("position","id") WHERE "stages"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "stages_pipeline_id_position_id_index" ON "stages" USING btree ("pipeline_id","position","id") WHERE "stages"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "professionals_created_at_id_index" ON "professionals" USING btree ("created_at","id") WHERE "professionals"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "professionals_updated_at_id_index" ON "professionals" USING btree ("updated_at","id") WHERE "professionals"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "professionals_archived_at_id_index" ON "professionals" USING btree ("archived_at","id") WHERE "professionals"."archived_at" is not null;--> statement-breakpoint
CREATE INDEX "professionals_created_by_index" ON "professionals" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "professionals_search" ON "professionals" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "professionals_full_name_sort" ON "professionals" USING btree (fold("full_name"),"id") WHERE "professionals"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "professionals_status_created_at_id_index" ON "professionals" USING btree ("status","created_at","id") WHERE "professionals"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "professionals_availability_created_at_id_index" ON "professionals" USING btree ("availability","created_at","id") WHERE "professionals"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "professionals_rating_created_at_id_index" ON "professionals" USING btree ("rating","created_at","id") WHERE "professionals"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "professionals_tags_index" ON "professionals" USING gin ("tags");--> statement-breakpoint
CREATE INDEX "professionals_user_id_index" ON "professionals" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "projects_created_at_id_index" ON "projects" USING btree ("created_at","id") WHERE "projects"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "projects_updated_at_id_index" ON "projects" USING btree ("updated_at","id") WHERE "projects"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "projects_archived_at_id_index" ON "projects" USING btree ("archived_at","id") WHERE "projects"."archived_at" is not null;--> statement-breakpoint
CREATE INDEX "projects_created_by_index" ON "projects" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "projects_search" ON "projects" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "projects_name_sort" ON "projects" USING btree (fold("name"),"id") WHERE "projects"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "projects_deadline_sort" ON "projects" USING btree (coalesce("deadline", 'infinity'::date),"id") WHERE "projects"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "projects_status_created_at_id_index" ON "projects" USING btree ("status","created_at","id") WHERE "projects"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "projects_client_id_created_at_id_index" ON "projects" USING btree ("client_id","created_at","id") WHERE "projects"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "projects_members_index" ON "projects" USING gin ("members");--> statement-breakpoint
CREATE INDEX "suppliers_created_at_id_index" ON "suppliers" USING btree ("created_at","id") WHERE "suppliers"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "suppliers_updated_at_id_index" ON "suppliers" USING btree ("updated_at","id") WHERE "suppliers"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "suppliers_archived_at_id_index" ON "suppliers" USING btree ("archived_at","id") WHERE "suppliers"."archived_at" is not null;--> statement-breakpoint
CREATE INDEX "suppliers_created_by_index" ON "suppliers" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "suppliers_search" ON "suppliers" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "suppliers_company_name_sort" ON "suppliers" USING btree (fold("company_name"),"id") WHERE "suppliers"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "suppliers_status_created_at_id_index" ON "suppliers" USING btree ("status","created_at","id") WHERE "suppliers"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "suppliers_category_created_at_id_index" ON "suppliers" USING btree ("category","created_at","id") WHERE "suppliers"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "suppliers_rating_created_at_id_index" ON "suppliers" USING btree ("rating","created_at","id") WHERE "suppliers"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "suppliers_tags_index" ON "suppliers" USING gin ("tags");--> statement-breakpoint
CREATE INDEX "suppliers_user_id_index" ON "suppliers" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "tasks_created_at_id_index" ON "tasks" USING btree ("created_at","id") WHERE "tasks"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "tasks_updated_at_id_index" ON "tasks" USING btree ("updated_at","id") WHERE "tasks"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "tasks_archived_at_id_index" ON "tasks" USING btree ("archived_at","id") WHERE "tasks"."archived_at" is not null;--> statement-breakpoint
CREATE INDEX "tasks_created_by_index" ON "tasks" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "tasks_search" ON "tasks" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "tasks_title_sort" ON "tasks" USING btree (fold("title"),"id") WHERE "tasks"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "tasks_due_date_sort" ON "tasks" USING btree (coalesce("due_date", 'infinity'::date),"id") WHERE "tasks"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "tasks_status_created_at_id_index" ON "tasks" USING btree ("status","created_at","id") WHERE "tasks"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "tasks_priority_created_at_id_index" ON "tasks" USING btree ("priority","created_at","id") WHERE "tasks"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "tasks_assigned_to_created_at_id_index" ON "tasks" USING btree ("assigned_to","created_at","id") WHERE "tasks"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "tasks_project_id_created_at_id_index" ON "tasks" USING btree ("project_id","created_at","id") WHERE "tasks"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "tasks_subject_id_created_at_id_index" ON "tasks" USING btree ("subject_id","created_at","id") WHERE "tasks"."archived_at" is null;--> statement-breakpoint
ALTER TABLE "clients" ADD CONSTRAINT "clients_account_manager_id_employees_id_fk" FOREIGN KEY ("account_manager_id") REFERENCES "public"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "clients_account_manager_id_created_at_id_index" ON "clients" USING btree ("account_manager_id","created_at","id") WHERE "clients"."archived_at" is null;