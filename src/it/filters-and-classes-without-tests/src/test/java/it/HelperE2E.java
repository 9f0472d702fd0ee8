package it;

class HelperE2E {

  void testConnection() {}
}
