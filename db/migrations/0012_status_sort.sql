CREATE INDEX "clients_status_sort" ON "clients" USING btree ("status",fold("full_name"),"id") WHERE "clients"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "employees_status_sort" ON "employees" USING btree ("status",fold("full_name"),"id") WHERE "employees"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "orders_status_sort" ON "orders" USING btree ("status",fold("order_number"),"id") WHERE "orders"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "professionals_status_sort" ON "professionals" USING btree ("status",fold("full_name"),"id") WHERE "professionals"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "projects_status_sort" ON "projects" USING btree ("status",fold("name"),"id") WHERE "projects"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "suppliers_status_sort" ON "suppliers" USING btree ("status",fold("company_name"),"id") WHERE "suppliers"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "tasks_status_sort" ON "tasks" USING btree ("status",coalesce("due_date", 'infinity'::date),"id") WHERE "tasks"."archived_at" is null;