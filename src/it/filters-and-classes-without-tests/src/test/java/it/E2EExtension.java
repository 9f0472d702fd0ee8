package it;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

class E2EExtension implements BeforeAllCallback {

  @Override
  public void beforeAll(ExtensionContext context) {}
}
