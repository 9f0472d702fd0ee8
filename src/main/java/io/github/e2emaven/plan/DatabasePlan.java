package io.github.e2emaven.plan;

/**
 * Where clones come from.
 *
 * @param source the PostgreSQL server
 * @param template what fills the template
 * @param fingerprint hexadecimal digest of everything that goes into the template; part of its name
 */
public record DatabasePlan(PostgresSource source, TemplateSource template, String fingerprint) {}
