package it;

record E2EValue(int number) {}
