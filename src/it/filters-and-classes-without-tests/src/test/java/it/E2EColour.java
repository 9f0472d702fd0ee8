package it;

enum E2EColour {
  RED
}
