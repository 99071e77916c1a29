DROP INDEX "audit_log_actor_id_id_index";--> statement-breakpoint
DROP INDEX "audit_log_action_id_index";--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "search_text" text GENERATED ALWAYS AS (fold(' ' || coalesce(full_name, '') || ' ' || coalesce(username, '') || ' ' || coalesce(email, ''))) STORED;--> statement-breakpoint
CREATE INDEX "audit_log_at_id_index" ON "audit_log" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "audit_log_actor_id_at_id_index" ON "audit_log" USING btree ("actor_id","at","id");--> statement-breakpoint
CREATE INDEX "audit_log_action" ON "audit_log" USING btree ("action" text_pattern_ops,"at","id");--> statement-breakpoint
CREATE INDEX "users_created_at_id_index" ON "users" USING btree ("created_at","id") WHERE "users"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "users_updated_at_id_index" ON "users" USING btree ("updated_at","id") WHERE "users"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "users_archived_at_id_index" ON "users" USING btree ("archived_at","id") WHERE "users"."archived_at" is not null;--> statement-breakpoint
CREATE INDEX "users_created_by_index" ON "users" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "users_search" ON "users" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "users_full_name_sort" ON "users" USING btree (fold("full_name"),"id") WHERE "users"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "users_role_created_at_id_index" ON "users" USING btree ("role","created_at","id") WHERE "users"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "users_status_created_at_id_index" ON "users" USING btree ("status","created_at","id") WHERE "users"."archived_at" is null;