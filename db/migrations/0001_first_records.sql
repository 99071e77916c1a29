CREATE SEQUENCE "public"."client_code_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "clients" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid,
	"client_code" text DEFAULT 'CL' || to_char(nextval('client_code_seq'), 'FM00000000') NOT NULL,
	"full_name" text NOT NULL,
	"company_name" text,
	"email" text,
	"phone" text,
	"website" text,
	"status" text NOT NULL,
	"industry" text,
	"rating" integer,
	"tax_id" text,
	"billing_address" text,
	"credit_limit" numeric(14, 2),
	"tags" text[] DEFAULT '{}' NOT NULL,
	"user_id" uuid,
	"search_text" text GENERATED ALWAYS AS (fold(' ' || coalesce(full_name, '') || ' ' || coalesce(company_name, '') || ' ' || coalesce(email, '') || ' ' || coalesce(phone, '') || ' ' || coalesce(client_code, ''))) STORED,
	CONSTRAINT "client_code_seq_unique" UNIQUE("client_code"),
	CONSTRAINT "clients_rating" CHECK ("clients"."rating" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"action" text NOT NULL,
	"actor_id" uuid,
	"actor_name" text,
	"subject_type" text,
	"subject_id" uuid,
	"changes" jsonb,
	"request_id" text,
	"ip" text
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"payload" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"unique_key" text,
	"run_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp (3) with time zone,
	"last_error" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "jobs_unique_key" UNIQUE("unique_key")
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"transport" text NOT NULL,
	"gen" integer DEFAULT 1 NOT NULL,
	"refresh_jti" uuid NOT NULL,
	"previous_jti" uuid,
	"rotated_at" timestamp (3) with time zone NOT NULL,
	"idle_expires_at" timestamp (3) with time zone NOT NULL,
	"absolute_expires_at" timestamp (3) with time zone NOT NULL,
	"user_agent" text NOT NULL,
	"ip" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"revoke_reason" text
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid,
	"email" text NOT NULL,
	"username" text NOT NULL,
	"full_name" text NOT NULL,
	"role" text NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"phone" text,
	"avatar_url" text,
	"password_hash" text NOT NULL,
	"last_login" timestamp (3) with time zone,
	CONSTRAINT "users_email_unique" UNIQUE("email"),
	CONSTRAINT "users_username_unique" UNIQUE("username")
);
--> statement-breakpoint
ALTER TABLE "clients" ADD CONSTRAINT "clients_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "clients_created_at_id_index" ON "clients" USING btree ("created_at","id") WHERE "clients"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "clients_updated_at_id_index" ON "clients" USING btree ("updated_at","id") WHERE "clients"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "clients_archived_at_id_index" ON "clients" USING btree ("archived_at","id") WHERE "clients"."archived_at" is not null;--> statement-breakpoint
CREATE INDEX "clients_created_by_index" ON "clients" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "clients_search" ON "clients" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "clients_full_name_sort" ON "clients" USING btree (fold("full_name"),"id") WHERE "clients"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "clients_status_created_at_id_index" ON "clients" USING btree ("status","created_at","id") WHERE "clients"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "clients_rating_created_at_id_index" ON "clients" USING btree ("rating","created_at","id") WHERE "clients"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "clients_tags_index" ON "clients" USING gin ("tags");--> statement-breakpoint
CREATE INDEX "clients_user_id_index" ON "clients" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "audit_log_subject_type_subject_id_id_index" ON "audit_log" USING btree ("subject_type","subject_id","id");--> statement-breakpoint
CREATE INDEX "audit_log_actor_id_id_index" ON "audit_log" USING btree ("actor_id","id");--> statement-breakpoint
CREATE INDEX "audit_log_action_id_index" ON "audit_log" USING btree ("action","id");--> statement-breakpoint
CREATE INDEX "jobs_run_at_index" ON "jobs" USING btree ("run_at") WHERE "jobs"."finished_at" is null;--> statement-breakpoint
CREATE INDEX "jobs_finished_at_index" ON "jobs" USING btree ("finished_at");--> statement-breakpoint
CREATE INDEX "sessions_user_id_created_at_index" ON "sessions" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "sessions_absolute_expires_at_index" ON "sessions" USING btree ("absolute_expires_at");