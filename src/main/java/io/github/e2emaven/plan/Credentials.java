package io.github.e2emaven.plan;

/**
 * A PostgreSQL role and its password.
 *
 * @param user role name
 * @param password its password, empty for none
 */
public record Credentials(String user, Secret password) {}
