package io.github.e2emaven.junitxml;

import java.io.IOException;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Copies elements from a reader to a writer, chunk by chunk. Comments and prefixes are left out.
 */
final class ElementCopy {

  private final XMLStreamReader xml;
  private final XmlWriter out;

  ElementCopy(XMLStreamReader xml, XmlWriter out) {
    this.xml = xml;
    this.out = out;
  }

  /** The element at whose start the reader stands, with everything in it. */
  void copy() throws XMLStreamException, IOException {
    copyStart();
    for (var depth = 1; depth > 0; ) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          copyStart();
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          out.end();
        }
        case XMLStreamConstants.CDATA -> out.cdata(xml.getText());
        case XMLStreamConstants.CHARACTERS -> out.parsed(xml.getText());
        default -> {}
      }
    }
  }

  /** Only the start tag, without attributes of other namespaces. */
  void copyStart() throws IOException {
    out.start(xml.getLocalName());
    for (var i = 0; i < xml.getAttributeCount(); i++) {
      var namespace = xml.getAttributeNamespace(i);
      if (namespace == null || namespace.isEmpty()) {
        var name = xml.getAttributeLocalName(i);
        out.attribute(name, TimeAttribute.shown(name, xml.getAttributeValue(i)));
      }
    }
  }

  /** Moves to the next start (true) or end (false) of an element. */
  static boolean nextElement(XMLStreamReader xml) throws XMLStreamException {
    var event = xml.next();
    while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
      event = xml.next();
    }
    return event == XMLStreamConstants.START_ELEMENT;
  }

  /** Passes over the element at whose start the reader stands. */
  static void skip(XMLStreamReader xml) throws XMLStreamException {
    for (var depth = 1; depth > 0; ) {
      depth += nextElement(xml) ? 1 : -1;
    }
  }
}
