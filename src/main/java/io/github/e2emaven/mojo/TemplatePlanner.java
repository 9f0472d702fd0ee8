package io.github.e2emaven.mojo;

import io.github.e2emaven.outcome.Stage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.PostgresSource;
import io.github.e2emaven.plan.ServerPlan;
import io.github.e2emaven.plan.TemplateSource;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.codehaus.plexus.util.DirectoryScanner;

/** What fills the template, and the digest of it. */
final class TemplatePlanner {

  private final Path base;
  private final JavaCommand java;

  TemplatePlanner(Path base, JavaCommand java) {
    this.base = base;
    this.java = java;
  }

  TemplateSource source(DatabaseParameters database) {
    var migration = database.migration;
    var scripts = Given.texts(database.scripts);
    if (migration != null && !scripts.isEmpty()) {
      throw new StageException(
          Stage.CONFIGURATION, "<database> has both <scripts> and <migration>");
    }
    if (migration != null) {
      return migration(migration);
    }
    return scripts.isEmpty()
        ? new TemplateSource.WarmUp()
        : new TemplateSource.Scripts(scripts.stream().flatMap(this::scripts).distinct().toList());
  }

  String fingerprint(TemplateSource template, ServerPlan server, PostgresSource source) {
    var fingerprint = new Fingerprint().add(version(source));
    if (template instanceof TemplateSource.Scripts scripts) {
      fingerprint.add("scripts");
      scripts
          .files()
          .forEach(file -> fingerprint.add(file.getFileName().toString()).addContent(file));
    } else if (template instanceof TemplateSource.Migration migration) {
      fingerprint.add("migration").addAll(migration.command());
      fingerprint.add(new TreeMap<>(migration.environment()).toString());
      addPrograms(fingerprint, migration.command());
    } else {
      fingerprint.add("warm-up").addAll(server.command());
      fingerprint.add(new TreeMap<>(server.environment()).toString());
      addPrograms(fingerprint, server.command());
    }
    return fingerprint.hex();
  }

  private TemplateSource migration(DatabaseParameters.MigrationParameters migration) {
    var mainClass = migration.mainClass;
    var program = Given.texts(migration.command);
    var arguments = Given.texts(migration.arguments);
    if ((mainClass == null) == program.isEmpty()) {
      throw new StageException(
          Stage.CONFIGURATION, "<migration> needs either <mainClass> or <command>");
    }
    var command =
        mainClass == null
            ? Stream.concat(program.stream(), arguments.stream()).toList()
            : java.mainClass(mainClass, List.of(), arguments);
    return new TemplateSource.Migration(command, Given.variables(migration.environmentVariables));
  }

  private Stream<Path> scripts(String pattern) {
    var scanner = new DirectoryScanner();
    scanner.setBasedir(base.toFile());
    scanner.setIncludes(new String[] {pattern});
    scanner.scan();
    var found = scanner.getIncludedFiles();
    if (found.length == 0) {
      throw new StageException(
          Stage.CONFIGURATION,
          "<database><scripts> has '%s', but no such file is in %s".formatted(pattern, base));
    }
    return Arrays.stream(found).sorted().map(base::resolve);
  }

  /**
   * Every file or directory that a command line names, class path entries included; not those
   * around the project, such as {@code /}, which are never programs and may be the whole disk.
   */
  private void addPrograms(Fingerprint fingerprint, List<String> command) {
    command.stream()
        .flatMap(argument -> Arrays.stream(argument.split(File.pathSeparator)))
        .filter(argument -> argument.contains("/") && !argument.contains("@{"))
        .map(argument -> base.resolve(argument).normalize())
        .filter(path -> !base.startsWith(path))
        .filter(path -> path.toFile().exists())
        .forEach(fingerprint::addContent);
  }

  private static String version(PostgresSource source) {
    return source instanceof PostgresSource.Embedded embedded ? embedded.version() : "external";
  }
}
