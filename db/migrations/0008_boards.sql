CREATE SEQUENCE "public"."deals_board_rank_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE SEQUENCE "public"."tasks_board_rank_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
ALTER TABLE "deals" ADD COLUMN "board_rank" numeric DEFAULT -nextval('deals_board_rank_seq') NOT NULL;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "board_rank" numeric DEFAULT -nextval('tasks_board_rank_seq') NOT NULL;--> statement-breakpoint
CREATE INDEX "deals_board_rank_index" ON "deals" USING btree ("board_rank");--> statement-breakpoint
CREATE INDEX "deals_board_stage" ON "deals" USING btree ("stage_id","board_rank","id") WHERE "deals"."archived_at" is null and "deals"."status" = 'open';--> statement-breakpoint
CREATE INDEX "deals_board_done" ON "deals" USING btree ("pipeline_id","status","board_rank","id") WHERE "deals"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "tasks_board_rank_index" ON "tasks" USING btree ("board_rank");--> statement-breakpoint
CREATE INDEX "tasks_board" ON "tasks" USING btree ("status","board_rank","id") WHERE "tasks"."archived_at" is null;