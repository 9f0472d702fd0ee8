package io.github.e2emaven.secrets;

import io.github.e2emaven.files.AtomicFile;
import io.github.e2emaven.plan.Credentials.Secret;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.DatabasePlan;
import io.github.e2emaven.plan.PostgresSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Replaces passwords by {@code ***} in texts and files, wherever they occur and however they are
 * encoded (see {@link SecretPattern}); passwords that are ordinary words, or shorter than 4
 * characters, only where they are recognizable as a value (see {@link SecretReach}). The one place
 * that keeps passwords out of logs and reports; {@code docs/architecture.md}, rule 15.
 */
public final class PasswordMask {

  private static final byte[] MASK = "***".getBytes(StandardCharsets.US_ASCII);
  private static final int BLOCK = 64 * 1024;

  private final List<String> secrets;
  private final List<SecretPattern> patterns;
  private final int longest;

  /** Masks these secrets; empty ones are ignored. */
  public PasswordMask(Collection<Secret> secrets) {
    // the longest first: one may contain another
    this.secrets =
        secrets.stream()
            .map(Secret::value)
            .filter(value -> !value.isEmpty())
            .distinct()
            .sorted((a, b) -> b.length() - a.length())
            .toList();
    this.patterns = this.secrets.stream().map(SecretPattern::new).toList();
    this.longest = patterns.stream().mapToInt(SecretPattern::longest).max().orElse(0);
  }

  /** Masks the secrets of this database's address; nothing without a database. */
  public static PasswordMask of(@Nullable DatabaseAddress database) {
    return new PasswordMask(database == null ? List.of() : database.secrets());
  }

  /** Masks the administrator's secrets of an external server; nothing for an embedded one. */
  public static PasswordMask of(@Nullable DatabasePlan plan) {
    DatabaseAddress admin =
        plan != null && plan.source() instanceof PostgresSource.External external
            ? external.address()
            : null;
    return of(admin);
  }

  /** Masks what either of the two masks. */
  public PasswordMask and(PasswordMask other) {
    return new PasswordMask(
        Stream.concat(secrets.stream(), other.secrets.stream()).map(Secret::new).toList());
  }

  /** The text with all passwords replaced; the same text when it contains none. */
  public String mask(String text) {
    var masked = new ByteArrayOutputStream(text.length());
    try {
      var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
      return copy(in, masked) == 0 ? text : masked.toString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Masks a file. Memory does not depend on its size. A file that contains no password is only
   * read; another one is replaced in one step and keeps its permissions. Symbolic links and what is
   * not a file are left alone.
   *
   * @return whether it contained a password
   * @throws IOException when the file cannot be read or replaced; it is unchanged then
   */
  public boolean maskFile(Path file) throws IOException {
    if (patterns.isEmpty() || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (var in = Files.newInputStream(file)) {
      if (copy(in, OutputStream.nullOutputStream()) == 0) {
        return false;
      }
    }
    AtomicFile.replace(
        file,
        out -> {
          try (var in = Files.newInputStream(file)) {
            copy(in, out);
          }
        });
    return true;
  }

  /**
   * Masks all files of a directory and of the directories in it; does nothing when it does not
   * exist.
   *
   * @throws IOException when one of the files cannot be read or replaced
   */
  public void maskFiles(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    List<Path> files;
    try (var tree = Files.walk(directory)) {
      files = tree.toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (var file : files) {
      maskFile(file);
    }
  }

  private long copy(InputStream in, OutputStream out) throws IOException {
    var window = new Window(out);
    while (window.fill(in)) {
      window.writeDecided();
    }
    return window.found;
  }

  /** The bytes being decided, with those before and after them that decide. */
  private final class Window {

    private final OutputStream out;
    private final int ahead = longest + SecretReach.CONTEXT;
    private final byte[] bytes = new byte[SecretReach.CONTEXT + BLOCK + ahead];
    private int next;
    private int limit;
    private boolean last;
    private long found;

    Window(OutputStream out) {
      this.out = out;
    }

    /** Moves on in the input; false at its end. */
    boolean fill(InputStream in) throws IOException {
      if (last) {
        return false;
      }
      var shift = Math.max(0, next - SecretReach.CONTEXT);
      System.arraycopy(bytes, shift, bytes, 0, limit - shift);
      next -= shift;
      limit -= shift;
      limit += in.readNBytes(bytes, limit, bytes.length - limit);
      last = limit < bytes.length;
      return true;
    }

    void writeDecided() throws IOException {
      var decided = last ? limit : limit - ahead;
      var clear = next;
      while (next < decided) {
        var end = end(bytes, next, limit);
        if (end < 0) {
          next++;
        } else {
          out.write(bytes, clear, next - clear);
          out.write(MASK);
          found++;
          next = end;
          clear = end;
        }
      }
      out.write(bytes, clear, next - clear);
    }
  }

  private int end(byte[] text, int start, int limit) {
    for (var pattern : patterns) {
      var end = pattern.end(text, start, limit);
      if (end >= 0) {
        return end;
      }
    }
    return -1;
  }
}
