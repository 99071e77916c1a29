-- What an order's lines come to, each line rounded to the cent, net and tax apart, as an invoice shows them.
CREATE FUNCTION order_line_nets(lines jsonb) RETURNS numeric[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT coalesce(array_agg(round((line->>'quantity')::numeric * (line->>'unitPrice')::numeric, 2) ORDER BY at), '{}')
	FROM jsonb_array_elements(lines) WITH ORDINALITY AS each(line, at) $$;
--> statement-breakpoint
CREATE FUNCTION order_net(lines jsonb) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT coalesce(sum(round((line->>'quantity')::numeric * (line->>'unitPrice')::numeric, 2)), 0)
	FROM jsonb_array_elements(lines) AS line $$;
--> statement-breakpoint
CREATE FUNCTION order_tax(lines jsonb) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT coalesce(sum(round(round((line->>'quantity')::numeric * (line->>'unitPrice')::numeric, 2) * (line->>'taxRate')::numeric / 100, 2)), 0)
	FROM jsonb_array_elements(lines) AS line $$;
