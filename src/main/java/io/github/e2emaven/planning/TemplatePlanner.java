package io.github.e2emaven.planning;

import io.github.e2emaven.application.JavaCommand;
import io.github.e2emaven.application.ProgramFiles;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.DatabasePlan.TemplateSource;
import io.github.e2emaven.plan.PostgresSource;
import io.github.e2emaven.plan.ServerPlan;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codehaus.plexus.util.DirectoryScanner;
import org.jspecify.annotations.Nullable;

/** Decides what fills the template, and computes the fingerprint of it. */
final class TemplatePlanner {

  /** Variables of Maven's environment that change what the usual programs write to a database. */
  private static final Pattern INHERITED =
      Pattern.compile(
          "env\\.((SPRING|QUARKUS|MICRONAUT|FLYWAY|LIQUIBASE)_.*"
              + "|JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS|_JAVA_OPTIONS|TZ)");

  private final Path base;
  private final JavaCommand java;
  private final Properties system;

  /**
   * For one project.
   *
   * @param system properties; {@code env.NAME} is a variable of Maven's environment
   */
  TemplatePlanner(Path base, JavaCommand java, Properties system) {
    this.base = base;
    this.java = java;
    this.system = system;
  }

  /**
   * What fills the template: scripts, a migration, else the server itself if there is one.
   *
   * @throws StageException for parameters that are refused
   */
  TemplateSource source(DatabaseParameters database, ServerPlan server) {
    var migration = database.migration;
    var scripts = ParameterValues.texts(database.scripts);
    if (migration != null && !scripts.isEmpty()) {
      throw new StageException(
          RunStage.CONFIGURATION,
          "<database> has <scripts> %s and a <migration>: keep one of them".formatted(scripts));
    }
    if (migration != null) {
      return migration(migration);
    }
    return scripts.isEmpty()
        ? ofServer(server)
        : new TemplateSource.Scripts(scripts.stream().flatMap(this::scripts).distinct().toList());
  }

  private static TemplateSource ofServer(ServerPlan server) {
    return server.purpose() == ServerPlan.Purpose.NOTHING
        ? new TemplateSource.Empty()
        : new TemplateSource.WarmUp();
  }

  /** A digest of PostgreSQL's version and of all that goes into the template. */
  String fingerprint(TemplateSource template, ServerPlan server, PostgresSource source) {
    var fingerprint = new TemplateFingerprint().add(version(source));
    if (template instanceof TemplateSource.Scripts scripts) {
      fingerprint.add("scripts");
      scripts
          .files()
          .forEach(file -> fingerprint.add(file.getFileName().toString()).addContent(file));
    } else if (template instanceof TemplateSource.Migration migration) {
      addProgram(fingerprint.add("migration"), migration.command(), migration.environment());
      addSurroundings(fingerprint, server.workingDirectory());
    } else if (template instanceof TemplateSource.Empty) {
      fingerprint.add("empty");
    } else {
      addProgram(fingerprint.add("warm-up"), server.command(), server.environment());
      addSurroundings(fingerprint, server.workingDirectory());
    }
    return fingerprint.hex();
  }

  private TemplateSource migration(DatabaseParameters.MigrationParameters migration) {
    var mainClass = migration.mainClass;
    var program = ParameterValues.texts(migration.command);
    var arguments = ParameterValues.texts(migration.arguments);
    if ((mainClass == null) == program.isEmpty()) {
      throw new StageException(
          RunStage.CONFIGURATION,
          "<database><migration> needs either <mainClass> or <command>: %s"
              .formatted(mainClass == null ? "set one of them" : "keep one of them"));
    }
    var command =
        mainClass == null
            ? Stream.concat(program.stream(), arguments.stream()).toList()
            : java.mainClass(mainClass, List.of(), arguments).command();
    return new TemplateSource.Migration(
        command, ParameterValues.variables(migration.environmentVariables));
  }

  private Stream<Path> scripts(String pattern) {
    var scanner = new DirectoryScanner();
    scanner.setBasedir(base.toFile());
    scanner.setIncludes(new String[] {pattern});
    scanner.scan();
    var found = scanner.getIncludedFiles();
    if (found.length == 0) {
      throw new StageException(
          RunStage.CONFIGURATION,
          "<database><scripts> contains '%s', which matches no file in %s: correct the pattern"
              .formatted(pattern, base));
    }
    return Arrays.stream(found).sorted().map(base::resolve);
  }

  private void addProgram(
      TemplateFingerprint fingerprint, List<String> command, Map<String, String> environment) {
    fingerprint.addAll(command.stream().map(this::portable).toList());
    var variables = new TreeMap<String, String>();
    environment.forEach((name, value) -> variables.put(name, portable(value)));
    fingerprint.add(variables.toString());
    var files = new ProgramFiles(base);
    Stream.of(
            files.of(command),
            files.configuration(command),
            files.configuration(new TreeMap<>(environment).values()))
        .flatMap(found -> found)
        .distinct()
        .forEach(fingerprint::addContent);
  }

  private void addSurroundings(TemplateFingerprint fingerprint, @Nullable Path workingDirectory) {
    system.stringPropertyNames().stream()
        .filter(name -> INHERITED.matcher(name).matches())
        .sorted()
        .forEach(name -> fingerprint.add(name).add(system.getProperty(name, "")));
    if (workingDirectory != null) {
      ProgramFiles.unasked(workingDirectory).forEach(fingerprint::addContent);
    }
  }

  /** Without absolute paths: another checkout with the same content shares the template. */
  private String portable(String text) {
    return Arrays.stream(text.split(File.pathSeparator, -1))
        .map(
            part ->
                new ProgramFiles(base)
                    .existing(part)
                    .map(Path::getFileName)
                    .map(Path::toString)
                    .orElse(part))
        .map(part -> part.replace(base.toString(), "@{basedir}"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String version(PostgresSource source) {
    if (source instanceof PostgresSource.Embedded embedded) {
      var locale = embedded.icuLocale();
      return locale == null ? embedded.version() : embedded.version() + " " + locale;
    }
    return "external";
  }
}
