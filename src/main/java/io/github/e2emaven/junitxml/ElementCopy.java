package io.github.e2emaven.junitxml;

import java.io.IOException;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Copies elements chunk by chunk, without comments; what tests have printed whole or in part. */
final class ElementCopy {

  /** Characters of one test's output in a copy that is not whole. */
  static final int BRIEF = 64 * 1024;

  private static final Set<String> OUTPUTS = Set.of("system-out", "system-err");

  private final XmlWriter out;
  private final long limit;
  private long left = Long.MAX_VALUE;

  private ElementCopy(XmlWriter out, long limit) {
    this.out = out;
    this.limit = limit;
  }

  /** Copies all of the element at whose start the reader is. */
  static void whole(XMLStreamReader xml, XmlWriter out) throws XMLStreamException, IOException {
    new ElementCopy(out, Long.MAX_VALUE).copy(xml);
  }

  /** Copies the element at whose start the reader is, and only the beginning of long output. */
  static void brief(XMLStreamReader xml, XmlWriter out) throws XMLStreamException, IOException {
    new ElementCopy(out, BRIEF).copy(xml);
  }

  private void copy(XMLStreamReader xml) throws XMLStreamException, IOException {
    start(xml);
    for (var depth = 1; depth > 0; ) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          start(xml);
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          end();
        }
        case XMLStreamConstants.CDATA -> out.cdata(within(xml.getText()));
        case XMLStreamConstants.CHARACTERS -> out.parsed(within(xml.getText()));
        default -> {}
      }
    }
  }

  private void start(XMLStreamReader xml) throws IOException {
    out.copyStart(xml);
    left = OUTPUTS.contains(xml.getLocalName()) ? limit : Long.MAX_VALUE;
  }

  private void end() throws IOException {
    if (left < 0) {
      out.text("\n[%d more characters: see test.log of the attempt]\n".formatted(-left));
    }
    out.end();
    left = Long.MAX_VALUE;
  }

  /** What still fits; below zero, {@code left} counts what does not. */
  private String within(String text) {
    long room = left;
    left -= text.length();
    if (left >= 0) {
      return text;
    }
    return room < 0 ? "" : text.substring(0, whole(text, (int) room));
  }

  /** Not between two surrogates, of which the first may be the end of the text before. */
  private static int whole(String text, int end) {
    return Character.isLowSurrogate(text.charAt(end)) ? end + 1 : end;
  }
}
