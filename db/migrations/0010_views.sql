CREATE TABLE "view_choices" (
	"user_id" uuid NOT NULL,
	"of" text NOT NULL,
	"view_id" uuid,
	"columns" text[],
	CONSTRAINT "view_choices_user_id_of_pk" PRIMARY KEY("user_id","of")
);
--> statement-breakpoint
CREATE TABLE "views" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid,
	"owner_id" uuid NOT NULL,
	"of" text NOT NULL,
	"name" text NOT NULL,
	"shared" boolean DEFAULT false NOT NULL,
	"state" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "view_choices" ADD CONSTRAINT "view_choices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "view_choices" ADD CONSTRAINT "view_choices_view_id_views_id_fk" FOREIGN KEY ("view_id") REFERENCES "public"."views"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "views" ADD CONSTRAINT "views_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "view_choices_view_id_index" ON "view_choices" USING btree ("view_id");--> statement-breakpoint
CREATE INDEX "views_of_owner_id_index" ON "views" USING btree ("of","owner_id");--> statement-breakpoint
CREATE INDEX "views_owner_id_index" ON "views" USING btree ("owner_id");