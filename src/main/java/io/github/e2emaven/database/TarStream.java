package io.github.e2emaven.database;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tar entries that archives of programs consist of: files, directories, symbolic links,
 * with long names as GNU tar or ustar write them. Everything else is refused.
 */
final class TarStream {

  private static final int BLOCK = 512;

  private final InputStream source;
  private @Nullable String longName;
  private @Nullable String longLink;

  TarStream(InputStream source) {
    this.source = source;
  }

  /** The next entry, read whole; empty at the end. */
  Optional<Entry> next() throws IOException {
    while (true) {
      var header = source.readNBytes(BLOCK);
      if (header.length < BLOCK || header[0] == 0) {
        return Optional.empty();
      }
      var content = content(header);
      switch (header[156]) {
        case 'L' -> longName = text(content, 0, content.length);
        case 'K' -> longLink = text(content, 0, content.length);
        case 'g' -> {} // comments for the whole archive
        default -> {
          return Optional.of(entry(header, content));
        }
      }
    }
  }

  private Entry entry(byte[] header, byte[] content) throws IOException {
    var name = longName != null ? longName : name(header);
    var link = longLink != null ? longLink : text(header, 157, 100);
    longName = null;
    longLink = null;
    return new Entry(name, Type.of(header[156], name), octal(header, 100, 8), link, content);
  }

  private byte[] content(byte[] header) throws IOException {
    int size = octal(header, 124, 12);
    var content = source.readNBytes(size);
    source.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
    if (content.length < size) {
      throw new EOFException("the archive is cut off");
    }
    return content;
  }

  private static String name(byte[] header) {
    boolean ustar = text(header, 257, 8).equals("ustar");
    var prefix = ustar ? text(header, 345, 155) : "";
    var name = text(header, 0, 100);
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  private static String text(byte[] bytes, int from, int length) {
    int end = from;
    while (end < from + length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }

  private static int octal(byte[] header, int from, int length) throws IOException {
    var digits = text(header, from, length).strip();
    try {
      return digits.isEmpty() ? 0 : Integer.parseInt(digits, 8);
    } catch (NumberFormatException e) {
      throw new IOException("not a tar header: " + digits, e);
    }
  }

  /** What an entry is. */
  enum Type {
    FILE,
    DIRECTORY,
    LINK;

    private static Type of(byte flag, String name) throws IOException {
      return switch (flag) {
        case '0', 0 -> FILE;
        case '5' -> DIRECTORY;
        case '2' -> LINK;
        default -> throw new IOException("tar entry of type '" + (char) flag + "': " + name);
      };
    }
  }

  /**
   * One entry.
   *
   * @param name path with forward slashes
   * @param type what it is
   * @param mode permission bits
   * @param link what a symbolic link points to
   * @param content of a file
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Entry(String name, Type type, int mode, String link, byte[] content) {}
}
