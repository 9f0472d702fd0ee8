package io.github.e2emaven.junitxml;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes XML 1.0 in UTF-8 as a stream. Unlike the JDK's writer it keeps line ends in attributes,
 * replaces characters that XML cannot hold, and passes CDATA on as CDATA.
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
    out.write("<!-- " + XmlText.clean(text).replace("--", "- -") + " -->\n");
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
    out.write(' ' + name + "=\"" + XmlText.attribute(value.toString()) + '"');
    return this;
  }

  XmlWriter text(String text) throws IOException {
    settle();
    out.write(XmlText.content(text));
    return this;
  }

  /** Text from a parser, which is legal, but may be cut between two surrogates. */
  XmlWriter parsed(String text) throws IOException {
    settle();
    out.write(XmlText.escaped(text));
    return this;
  }

  /** Sections that follow each other become one, unless that made an end mark. */
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

  /** A new line, indented for the depth of what follows. */
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
}
