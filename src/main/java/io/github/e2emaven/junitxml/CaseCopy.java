package io.github.e2emaven.junitxml;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Copies the test cases of an attempt's reports, with what earlier attempts add to each. */
final class CaseCopy {

  private final XmlWriter out;
  private final RerunElements additions;
  private final CaseKey.Counter keys = new CaseKey.Counter();

  CaseCopy(XmlWriter out, RerunElements additions) {
    this.out = out;
    this.additions = additions;
  }

  /** The reader stands before the document's element. */
  void copySuite(XMLStreamReader xml) throws XMLStreamException, IOException {
    xml.nextTag();
    while (ElementCopy.nextElement(xml)) {
      switch (xml.getLocalName()) {
        case "properties" -> ElementCopy.skip(xml);
        case "testcase" -> copyCase(xml);
        default -> {
          out.line();
          new ElementCopy(xml, out).copy();
        }
      }
    }
  }

  private void copyCase(XMLStreamReader xml) throws XMLStreamException, IOException {
    var key = keys.next(attribute(xml, "classname"), attribute(xml, "name"));
    var extras = new ArrayDeque<>(additions.of(key));
    var copy = new ElementCopy(xml, out);
    out.line();
    copy.copyStart();
    var children = !extras.isEmpty();
    while (ElementCopy.nextElement(xml)) {
      children = true;
      writeBefore(RerunElement.rank(xml.getLocalName()), extras);
      out.line();
      copy.copy();
    }
    writeBefore(Integer.MAX_VALUE, extras);
    if (children) {
      out.line();
    }
    out.end();
  }

  private void writeBefore(int rank, Queue<RerunElement> extras) throws IOException {
    for (var next = extras.peek(); next != null && next.rank() < rank; next = extras.peek()) {
      next.writeTo(out);
      extras.remove();
    }
  }

  private static String attribute(XMLStreamReader xml, String name) {
    var value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }
}
