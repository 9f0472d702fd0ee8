package io.github.e2emaven.planning;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code <database>} element; Maven fills the fields. */
public final class DatabaseParameters {

  /** JDBC URL of a maintenance database; default: the embedded PostgreSQL. */
  @Nullable String url;

  /** Id of a {@code <server>} in settings.xml that holds user and password. */
  @Nullable String serverId;

  /** User, instead of {@link #serverId}. */
  @Nullable String username;

  /** Password of {@link #username}; empty by default. */
  @Nullable String password;

  /** Version of the embedded PostgreSQL: a major version, 15 to 18, or an exact one. */
  String version = "17";

  /** Collation of the embedded PostgreSQL's databases: a language tag of ICU. */
  @Nullable String icuLocale;

  /** SQL files that fill the template, as Ant patterns relative to the project. */
  List<String> scripts = List.of();

  /** A program that fills the template, instead of scripts. */
  @Nullable MigrationParameters migration;

  /** True for servers without a database. */
  boolean skip;

  boolean isSkipped(PropertyResolver properties) {
    return properties.isTrue("e2e.database.skip", skip);
  }

  /** What keeps the server from filling the template; null when it does. */
  @Nullable String insteadOfWarmUp(PropertyResolver properties) {
    if (isSkipped(properties)) {
      return "<database><skip> is true";
    }
    if (migration != null) {
      return "<database><migration> fills the template";
    }
    return ParameterValues.texts(scripts).isEmpty()
        ? null
        : "<database><scripts> fills the template";
  }

  /** The {@code <migration>} element. */
  public static final class MigrationParameters {

    /** Main class, run on the project's runtime class path. */
    @Nullable String mainClass;

    /** Program and arguments, instead of a main class; {@link #arguments} follow them. */
    List<String> command = List.of();

    /** Arguments of the program. */
    List<String> arguments = List.of();

    /** Further environment variables. */
    Map<String, String> environmentVariables = Map.of();
  }
}
