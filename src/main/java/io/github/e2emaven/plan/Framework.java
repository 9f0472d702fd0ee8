package io.github.e2emaven.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Server frameworks with their own environment variables for port and data source. */
public enum Framework {
  /**
   * Spring Boot, <a
   * href="https://docs.spring.io/spring-boot/reference/features/external-config.html">relaxed
   * binding from environment variables</a>.
   */
  SPRING_BOOT(
      "org.springframework.boot",
      "SERVER_PORT",
      "SPRING_DATASOURCE_URL",
      "SPRING_DATASOURCE_USERNAME",
      "SPRING_DATASOURCE_PASSWORD"),
  /** Quarkus, by MicroProfile Config's environment mapping. */
  QUARKUS(
      "io.quarkus",
      "QUARKUS_HTTP_PORT",
      "QUARKUS_DATASOURCE_JDBC_URL",
      "QUARKUS_DATASOURCE_USERNAME",
      "QUARKUS_DATASOURCE_PASSWORD"),
  /** Micronaut. */
  MICRONAUT(
      "io.micronaut",
      "MICRONAUT_SERVER_PORT",
      "DATASOURCES_DEFAULT_URL",
      "DATASOURCES_DEFAULT_USERNAME",
      "DATASOURCES_DEFAULT_PASSWORD");

  private final String groupId;
  private final String port;
  private final String url;
  private final String user;
  private final String password;

  Framework(String groupId, String port, String url, String user, String password) {
    this.groupId = groupId;
    this.port = port;
    this.url = url;
    this.user = user;
    this.password = password;
  }

  /** The Maven group id of the framework's own artifacts. */
  public String groupId() {
    return groupId;
  }

  /**
   * The variables of a test JVM that is a server itself, with a database. Slices of Spring Boot,
   * such as {@code @DataJpaTest}, replace every data source that no test defines by an embedded
   * one.
   */
  public Map<String, String> ofTests() {
    return this == SPRING_BOOT ? Map.of("SPRING_TEST_DATABASE_REPLACE", "NONE") : Map.of();
  }

  /** The variables for one stack, without those of the database when it has none. */
  Map<String, String> variables(int portNumber, @Nullable DatabaseAddress database) {
    var variables = new LinkedHashMap<String, String>();
    variables.put(port, Integer.toString(portNumber));
    if (database != null) {
      variables.put(url, database.jdbcUrl());
      variables.put(user, database.credentials().user());
      variables.put(password, database.credentials().password().value());
    }
    return variables;
  }
}
