package it;

class SubjectE2E {

  static int answer() {
    return 42;
  }
}
