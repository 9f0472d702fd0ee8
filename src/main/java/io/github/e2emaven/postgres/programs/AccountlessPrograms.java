package io.github.e2emaven.postgres.programs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * PostgreSQL's programs for a user id without an account, as containers have it.
 *
 * <p>{@code initdb} and single-user mode ask the system for the name of their user and exit when it
 * has none, although neither needs the name here. In a copy of both, the import {@code getpwuid} is
 * renamed to {@code getpwent}: it has the same result, the same version in every libc and as many
 * letters, ignores the argument and returns the first account.
 *
 * @param archive the original programs
 */
public record AccountlessPrograms(BinariesArchive archive) {

  /** Tells their directory in the cache from that of the originals. */
  public static final String MARK = "-no-account";

  private static final List<String> PROGRAMS = List.of("initdb", "postgres");
  private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};
  private static final byte[] ASKS = "\0getpwuid\0".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TAKES = "\0getpwent\0".getBytes(StandardCharsets.US_ASCII);

  /** Unpacks the programs into an existing directory. */
  public void unpack(Path target) throws IOException {
    archive.unpack(target);
    for (var program : PROGRAMS) {
      rename(target.resolve("bin").resolve(program));
    }
  }

  private static void rename(Path program) throws IOException {
    var bytes = Files.readAllBytes(program);
    if (!startsWith(bytes, 0, ELF)) {
      return; // on macOS every user has an account
    }
    for (int i = 0; i < bytes.length; i++) {
      if (startsWith(bytes, i, ASKS)) {
        System.arraycopy(TAKES, 0, bytes, i, TAKES.length);
      }
    }
    Files.write(program, bytes);
  }

  private static boolean startsWith(byte[] bytes, int from, byte[] sought) {
    int to = from + sought.length;
    return to <= bytes.length && Arrays.equals(bytes, from, to, sought, 0, sought.length);
  }
}
