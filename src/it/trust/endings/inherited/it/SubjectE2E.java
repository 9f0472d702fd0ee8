package it;

class SubjectE2E extends BaseE2E {}
