package io.github.e2emaven.server.archive;

import java.nio.file.Path;
import java.util.List;

/** The kinds of class-data archives, and the options of the JVM for each. */
enum ArchiveKind {
  /** On top of the JDK's own archive; JDK 13 and newer. */
  DYNAMIC("archive.jsa", "-XX:ArchiveClassesAtExit=", "-XX:SharedArchiveFile=", "-Xshare:on"),
  /** Linked classes and profiles of methods, too; JDK 25 and newer. */
  AOT("archive.aot", "-XX:AOTCacheOutput=", "-XX:AOTCache=", "-XX:AOTMode=on");

  /** The first JDK with {@code -XX:AOTCacheOutput}. */
  static final int FIRST_AOT = 25;

  private final String fileName;
  private final String output;
  private final String input;
  private final String required;

  ArchiveKind(String fileName, String output, String input, String required) {
    this.fileName = fileName;
    this.output = output;
    this.input = input;
    this.required = required;
  }

  /** The best kind of a JDK. */
  static ArchiveKind of(JavaRuntime runtime) {
    return runtime.feature() >= FIRST_AOT ? AOT : DYNAMIC;
  }

  /** The archive in its directory. */
  Path file(Path directory) {
    return directory.resolve(fileName);
  }

  /** Lets a JVM write the archive when it exits. */
  List<String> writing(Path directory) {
    return List.of(output + file(directory));
  }

  /** Lets a JVM start from the archive. */
  List<String> reading(Path directory) {
    return List.of(input + file(directory));
  }

  /** Lets a JVM check the whole archive, and exit if it cannot start from it. */
  List<String> requiring(Path directory) {
    return List.of(required, "-XX:+VerifySharedSpaces", input + file(directory));
  }
}
