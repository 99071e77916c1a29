-- When a task was done belongs to its status, whichever way that was changed.
CREATE FUNCTION set_task_completed_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NEW.status <> 'completed' THEN NEW.completed_at := NULL;
	ELSIF NEW.completed_at IS NULL THEN NEW.completed_at := now();
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER tasks_completed_at BEFORE INSERT OR UPDATE OF status ON tasks
	FOR EACH ROW EXECUTE FUNCTION set_task_completed_at();
