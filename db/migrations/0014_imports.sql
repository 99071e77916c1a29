CREATE TABLE "import_rows" (
	"import_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"cells" text[] NOT NULL,
	"outcome" text,
	"record_id" uuid,
	"errors" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "import_rows_import_id_line_pk" PRIMARY KEY("import_id","line")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"of" text NOT NULL,
	"file_name" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"columns" text[] NOT NULL,
	"mapping" jsonb NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"added" integer DEFAULT 0 NOT NULL,
	"updated" integer DEFAULT 0 NOT NULL,
	"skipped" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	"undone" integer DEFAULT 0 NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_rows_import_id_outcome_line_index" ON "import_rows" USING btree ("import_id","outcome","line");--> statement-breakpoint
CREATE INDEX "imports_created_by_id_index" ON "imports" USING btree ("created_by","id");--> statement-breakpoint
CREATE INDEX "imports_of_id_index" ON "imports" USING btree ("of","id");--> statement-breakpoint
CREATE INDEX "clients_email_index" ON "clients" USING btree ("email") WHERE "clients"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "contacts_email_index" ON "contacts" USING btree ("email") WHERE "contacts"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "employees_email_index" ON "employees" USING btree ("email") WHERE "employees"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "professionals_email_index" ON "professionals" USING btree ("email") WHERE "professionals"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "suppliers_email_index" ON "suppliers" USING btree ("email") WHERE "suppliers"."archived_at" is null;