package it;

class TwoE2E extends ChosenPort {}
