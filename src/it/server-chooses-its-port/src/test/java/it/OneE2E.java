package it;

class OneE2E extends ChosenPort {}
