package io.github.e2emaven.junitxml;

import java.io.IOException;
import java.io.InputStream;

/**
 * Splits long CDATA sections of a UTF-8 document into several ones of the same meaning. The JDK's
 * parsers keep a whole section in memory, and Surefire writes all output of a test into one.
 *
 * <p>Surefire also writes U+FFFE and U+FFFF as tests print them, although XML has neither; both are
 * read as the replacement character.
 */
final class CdataChunker extends InputStream {

  /** Bytes of a section after which it is split at the next harmless place. */
  static final int SECTION = 64 * 1024;

  private static final String CUT = "]]><![CDATA[";

  private enum Where {
    MARKUP,
    COMMENT,
    INSTRUCTION,
    CDATA
  }

  private final InputStream in;
  private final byte[] block = new byte[16 * 1024];
  private int position;
  private int limit;
  private Where where = Where.MARKUP;
  private long recent;
  private int section;
  private long sinceLess;
  private int pendingCut = CUT.length();
  private int before;

  CdataChunker(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    if (pendingCut < CUT.length()) {
      return CUT.charAt(pendingCut++);
    }
    if (position == limit && !fill()) {
      return -1;
    }
    var next = block[position] & 0xff;
    if (where == Where.CDATA && section >= SECTION && harmless(next)) {
      section = 0;
      recent = 0;
      pendingCut = 1;
      return CUT.charAt(0);
    }
    position++;
    next = character(next);
    note(next);
    return next;
  }

  /** Changes the last byte of U+FFFE, {@code EF BF BE}, and U+FFFF to that of U+FFFD. */
  private int character(int next) {
    boolean excluded = before == 0xefbf && (next == 0xbe || next == 0xbf);
    before = (before << 8 | next) & 0xffff;
    return excluded ? 0xbd : next;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    var count = 0;
    while (count < length) {
      var next = read();
      if (next < 0) {
        break;
      }
      target[offset + count++] = (byte) next;
    }
    return count == 0 && length > 0 ? -1 : count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(0, in.read(block));
    return limit > 0;
  }

  /** Not inside a character, an end mark or a line end. */
  private boolean harmless(int next) {
    var last = recent & 0xff;
    return (next & 0xc0) != 0x80 && next != ']' && last != ']' && last != '\r';
  }

  private void note(int next) {
    recent = recent << 8 | next;
    section++;
    sinceLess = next == '<' ? 0 : sinceLess + 1;
    switch (where) {
      case MARKUP -> enter();
      case COMMENT -> leaveAfter("-->");
      case INSTRUCTION -> leaveAfter("?>");
      case CDATA -> leaveAfter("]]>");
    }
  }

  private void enter() {
    if (endsWith("<!--")) {
      move(Where.COMMENT);
    } else if (endsWith("<?")) {
      move(Where.INSTRUCTION);
    } else if (sinceLess == 8 && endsWith("![CDATA[")) {
      move(Where.CDATA);
    }
  }

  private void leaveAfter(String mark) {
    if (endsWith(mark)) {
      move(Where.MARKUP);
    }
  }

  private void move(Where next) {
    where = next;
    recent = 0;
    section = 0;
  }

  private boolean endsWith(String mark) {
    var bytes = recent;
    for (var i = mark.length() - 1; i >= 0; i--) {
      if ((bytes & 0xff) != mark.charAt(i)) {
        return false;
      }
      bytes >>>= 8;
    }
    return true;
  }
}
