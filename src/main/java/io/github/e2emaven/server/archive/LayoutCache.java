package io.github.e2emaven.server.archive;

import io.github.e2emaven.ledger.DirectoryCache;
import io.github.e2emaven.plan.JavaProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Makes the layouts of programs and keeps what is extracted and packed for them.
 *
 * @param cache where that is
 * @param missing what to do when it is missing
 */
record LayoutCache(PrivateCache cache, Missing missing) {

  /** What to do when a layout is not kept yet. */
  enum Missing {
    /** Make it. */
    MAKE,
    /** Do without: it does not pay. */
    REFUSE
  }

  private static final String PREFIX = PrivateCache.PREFIX + "classes-";
  private static final String QUARKUS = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";

  /**
   * The layout of a program.
   *
   * @throws NotArchivableException when no layout is sure to behave like the original
   */
  ProgramLayout of(JavaProgram program) throws IOException, NotArchivableException {
    return program.mainClass() == null
        ? ofJar(program, program.classPath().get(0))
        : ofClassPath(program);
  }

  private ProgramLayout ofJar(JavaProgram program, Path path)
      throws IOException, NotArchivableException {
    try (var jar = new JarFile(path.toFile())) {
      if (has(jar.getManifest(), "Launcher-Agent-Class")) {
        throw new NotArchivableException(path.getFileName() + " has a Launcher-Agent-Class");
      }
      if (SpringBootJar.isOne(jar)) {
        var application = List.of(extracted(SpringBootJar.of(jar)));
        return new ProgramLayout(program.on(application), ManifestClassPath.of(application));
      }
      var files = new ArrayList<>(ManifestClassPath.of(program.classPath()));
      if (QUARKUS.equals(jar.getManifest().getMainAttributes().getValue("Main-Class"))) {
        files.addAll(filesBeside(path));
      }
      return new ProgramLayout(program, files);
    }
  }

  private static boolean has(Manifest manifest, String attribute) {
    return manifest.getMainAttributes().getValue(attribute) != null;
  }

  private Path extracted(SpringBootJar jar) throws IOException, NotArchivableException {
    var name = PREFIX + jar.digest();
    if (cache.has(name) && !new SpringBootExtraction(jar, cache.path(name)).isIntact()) {
      cache.discard(name);
    }
    var directory = kept(name, made -> new SpringBootExtraction(jar, made).make());
    return new SpringBootExtraction(jar, directory).application();
  }

  /** Its own class loader reads them. */
  private static List<Path> filesBeside(Path jar) throws IOException {
    try (Stream<Path> found = Files.walk(jar.resolveSibling(""))) {
      return found.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private ProgramLayout ofClassPath(JavaProgram program)
      throws IOException, NotArchivableException {
    var jars = new ArrayList<Path>();
    for (var path : program.classPath()) {
      jars.add(Files.isDirectory(path) ? packed(ClassesJar.of(path)) : path);
    }
    return new ProgramLayout(program.on(jars), ManifestClassPath.of(jars));
  }

  private Path packed(ClassesJar jar) throws IOException, NotArchivableException {
    var name = PREFIX + jar.digest();
    if (cache.has(name) && !ClassesJar.isIntact(cache.path(name))) {
      cache.discard(name);
    }
    return ClassesJar.file(kept(name, jar::make));
  }

  private Path kept(String name, DirectoryCache.Maker maker)
      throws IOException, NotArchivableException {
    if (missing == Missing.REFUSE && !cache.has(name)) {
      throw NotArchivableException.doesNotPay();
    }
    return cache.directory(name, maker);
  }
}
