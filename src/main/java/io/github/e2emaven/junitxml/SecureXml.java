package io.github.e2emaven.junitxml;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/**
 * Streaming readers for untrusted XML: no document type, so neither internal nor external entities;
 * text in chunks, whatever its length.
 */
public final class SecureXml {

  private static final XMLInputFactory FACTORY = factory();

  private SecureXml() {}

  /**
   * A reader of a UTF-8 document. It throws {@link XMLStreamException} at everything that is not
   * well-formed, at invalid UTF-8, and at a document type.
   */
  public static XMLStreamReader reader(InputStream in) throws XMLStreamException {
    // the JDK's own decoder prints to the console what it cannot decode
    var strict = StandardCharsets.UTF_8.newDecoder();
    var text = new InputStreamReader(new CdataChunker(in), strict);
    return new Guarded(FACTORY.createXMLStreamReader(text));
  }

  /** Moves to the next start (true) or end (false) of an element. */
  static boolean nextElement(XMLStreamReader xml) throws XMLStreamException {
    var event = xml.next();
    while (event != XMLStreamReader.START_ELEMENT && event != XMLStreamReader.END_ELEMENT) {
      event = xml.next();
    }
    return event == XMLStreamReader.START_ELEMENT;
  }

  /** Skips the rest of the element at whose start the reader is. */
  static void skip(XMLStreamReader xml) throws XMLStreamException {
    for (var depth = 1; depth > 0; ) {
      depth += nextElement(xml) ? 1 : -1;
    }
  }

  /** An attribute of the element at whose start the reader is; empty when it has none. */
  static String attribute(XMLStreamReader xml, String name) {
    var value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  /**
   * All attributes without a namespace, in their order. A negative {@code time} becomes zero:
   * Surefire measures with the wall clock, which may be set back during a test.
   */
  static Map<String, String> attributes(XMLStreamReader xml) {
    var attributes = new LinkedHashMap<String, String>();
    for (var i = 0; i < xml.getAttributeCount(); i++) {
      var namespace = xml.getAttributeNamespace(i);
      if (namespace == null || namespace.isEmpty()) {
        var name = xml.getAttributeLocalName(i);
        var value = xml.getAttributeValue(i);
        var negative = name.equals("time") && value.strip().startsWith("-");
        attributes.put(name, negative ? "0.0" : value);
      }
    }
    return attributes;
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    // copies keep CDATA sections: people read them
    factory.setProperty("http://java.sun.com/xml/stream/properties/report-cdata-event", true);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    return factory;
  }

  /** Rejects a document type instead of skipping it, and entities that it did not declare. */
  private static final class Guarded extends StreamReaderDelegate {

    Guarded(XMLStreamReader reader) {
      super(reader);
    }

    @Override
    public int next() throws XMLStreamException {
      var event = super.next();
      if (event == DTD || event == ENTITY_REFERENCE) {
        throw new XMLStreamException("document types and entities are rejected", getLocation());
      }
      return event;
    }

    @Override
    public int nextTag() throws XMLStreamException {
      var event = next();
      while (event == COMMENT || event == PROCESSING_INSTRUCTION || isWhiteSpace()) {
        event = next();
      }
      if (event != START_ELEMENT && event != END_ELEMENT) {
        throw new XMLStreamException("an element expected", getLocation());
      }
      return event;
    }
  }
}
