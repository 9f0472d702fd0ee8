package it;

class NoE2ETestAtAll {}
