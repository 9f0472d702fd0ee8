package io.github.e2emaven.plan;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Variables that would lead a server, a migration or a test to another database than that of its
 * stack when a developer or a CI system exports them. What a stack starts gets its own value or
 * none; a value in {@code <environmentVariables>} is the user's decision and remains.
 *
 * <p>All other variables are inherited: profiles ({@code SPRING_PROFILES_ACTIVE}), {@code
 * SPRING_APPLICATION_JSON}, {@code JAVA_TOOL_OPTIONS} and {@code CI} are how a build is configured.
 */
public final class ForeignVariables {

  private static final Set<String> FRAMEWORKS =
      Set.of(
          "SPRING_DATASOURCE_URL",
          "SPRING_DATASOURCE_USERNAME",
          "SPRING_DATASOURCE_PASSWORD",
          "SPRING_DATASOURCE_JNDINAME",
          "SPRING_DATASOURCE_JNDI_NAME",
          "SPRING_DATASOURCE_HIKARI_JDBCURL",
          "SPRING_DATASOURCE_HIKARI_JDBC_URL",
          "SPRING_DATASOURCE_HIKARI_USERNAME",
          "SPRING_DATASOURCE_HIKARI_PASSWORD",
          "SPRING_R2DBC_URL",
          "SPRING_R2DBC_USERNAME",
          "SPRING_R2DBC_PASSWORD",
          "SPRING_FLYWAY_URL",
          "SPRING_FLYWAY_USER",
          "SPRING_FLYWAY_PASSWORD",
          "SPRING_LIQUIBASE_URL",
          "SPRING_LIQUIBASE_USER",
          "SPRING_LIQUIBASE_PASSWORD",
          "QUARKUS_DATASOURCE_JDBC_URL",
          "QUARKUS_DATASOURCE_REACTIVE_URL",
          "QUARKUS_DATASOURCE_USERNAME",
          "QUARKUS_DATASOURCE_PASSWORD",
          "DATASOURCES_DEFAULT_URL",
          "DATASOURCES_DEFAULT_USERNAME",
          "DATASOURCES_DEFAULT_PASSWORD",
          "FLYWAY_URL",
          "FLYWAY_USER",
          "FLYWAY_PASSWORD",
          "LIQUIBASE_COMMAND_URL",
          "LIQUIBASE_COMMAND_USERNAME",
          "LIQUIBASE_COMMAND_PASSWORD",
          "JDBC_DATABASE_URL",
          "JDBC_DATABASE_USERNAME",
          "JDBC_DATABASE_PASSWORD");

  private ForeignVariables() {}

  /** Those of libpq alone, which PostgreSQL's own programs read too. */
  public static Set<String> ofPostgres() {
    return LibpqVariables.NAMES;
  }

  /** All of them. */
  static Set<String> all() {
    var names = new LinkedHashSet<>(LibpqVariables.NAMES);
    names.addAll(FRAMEWORKS);
    return names;
  }
}
