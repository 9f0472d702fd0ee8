package io.github.e2emaven.junitxml;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLStreamReader;

/**
 * Writes XML 1.0 in UTF-8 as a stream. Unlike the JDK's writer it keeps line ends in attributes,
 * replaces characters that XML excludes, and writes CDATA as CDATA.
 */
final class XmlWriter implements AutoCloseable {

  private final Writer out;
  private final Deque<String> open = new ArrayDeque<>();
  private boolean startTagOpen;
  private boolean cdataOpen;

  XmlWriter(OutputStream stream) throws IOException {
    out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  }

  XmlWriter comment(String text) throws IOException {
    settle();
    out.write("<!-- " + clean(text).replace("--", "- -") + " -->\n");
    return this;
  }

  XmlWriter start(String name) throws IOException {
    settle();
    out.write('<' + name);
    open.push(name);
    startTagOpen = true;
    return this;
  }

  XmlWriter attribute(String name, Object value) throws IOException {
    out.write(' ' + name + "=\"" + attributeText(value.toString()) + '"');
    return this;
  }

  XmlWriter text(String text) throws IOException {
    settle();
    out.write(content(text));
    return this;
  }

  /** Writes text from a parser: legal, but possibly cut between two surrogates. */
  XmlWriter parsed(String text) throws IOException {
    settle();
    out.write(escaped(text));
    return this;
  }

  /** Consecutive sections become one, unless their texts would join to an end mark. */
  XmlWriter cdata(String text) throws IOException {
    if (!cdataOpen) {
      settle();
      out.write("<![CDATA[");
    }
    out.write(text);
    cdataOpen = true;
    if (text.endsWith("]")) {
      settle();
    }
    return this;
  }

  /** A new line, indented for an element at this depth. */
  XmlWriter line() throws IOException {
    return text("\n" + "  ".repeat(open.size()));
  }

  XmlWriter end() throws IOException {
    if (startTagOpen) {
      startTagOpen = false;
      out.write("/>");
      open.pop();
      return this;
    }
    settle();
    out.write("</" + open.pop() + '>');
    return this;
  }

  /** Copies only the start tag, without prefix. */
  void copyStart(XMLStreamReader xml) throws IOException {
    start(xml.getLocalName());
    for (var attribute : SecureXml.attributes(xml).entrySet()) {
      attribute(attribute.getKey(), attribute.getValue());
    }
  }

  /** Flushes, and leaves the stream open. */
  @Override
  public void close() throws IOException {
    out.write('\n');
    out.flush();
  }

  private void settle() throws IOException {
    if (startTagOpen) {
      out.write('>');
      startTagOpen = false;
    }
    if (cdataOpen) {
      out.write("]]>");
      cdataOpen = false;
    }
  }

  private static String content(String text) {
    return escaped(clean(text));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\r", "&#13;");
  }

  /** With line ends and tabs, which a parser would turn into spaces. */
  private static String attributeText(String text) {
    return content(text).replace("\"", "&quot;").replace("\n", "&#10;").replace("\t", "&#9;");
  }

  /** Replaces characters that XML 1.0 excludes, lone surrogates included, by U+FFFD. */
  private static String clean(String text) {
    if (text.codePoints().allMatch(XmlWriter::isLegal)) {
      return text;
    }
    var clean = new StringBuilder(text.length());
    text.codePoints().forEach(c -> clean.appendCodePoint(isLegal(c) ? c : 0xfffd));
    return clean.toString();
  }

  private static boolean isLegal(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xd7ff)
        || (c >= 0xe000 && c <= 0xfffd)
        || c >= 0x10000;
  }
}
