ALTER TABLE "deals" ADD COLUMN "closed_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "deals_open_worth" ON "deals" USING btree ("pipeline_id","stage_id","currency","probability","value") WHERE "deals"."archived_at" is null and "deals"."status" = 'open';--> statement-breakpoint
CREATE INDEX "deals_open_unchanged" ON "deals" USING btree ("updated_at","id") WHERE "deals"."archived_at" is null and "deals"."status" = 'open';--> statement-breakpoint
CREATE INDEX "deals_closed" ON "deals" USING btree ("closed_at","status","currency","value") WHERE "deals"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "audit_log_records" ON "audit_log" USING btree ("id") WHERE "audit_log"."subject_id" is not null and "audit_log"."subject_type" <> 'users';--> statement-breakpoint
CREATE INDEX "tasks_to_do" ON "tasks" USING btree ("assigned_to",coalesce("due_date", 'infinity'::date),"id","due_date") WHERE "tasks"."archived_at" is null and "tasks"."status" in ('todo', 'in_progress', 'blocked');--> statement-breakpoint
-- When a deal was won or lost belongs to its status, whichever way that was changed.
CREATE FUNCTION set_deal_closed_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NEW.status = 'open' THEN NEW.closed_at := NULL;
	ELSIF NEW.closed_at IS NULL
		OR (TG_OP = 'UPDATE' AND NEW.status <> OLD.status AND NEW.closed_at IS NOT DISTINCT FROM OLD.closed_at)
	THEN NEW.closed_at := now();
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
UPDATE deals SET closed_at = updated_at WHERE status <> 'open';
--> statement-breakpoint
CREATE TRIGGER deals_closed_at BEFORE INSERT OR UPDATE OF status ON deals
	FOR EACH ROW EXECUTE FUNCTION set_deal_closed_at();
