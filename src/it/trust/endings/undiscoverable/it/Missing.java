package it;

/** Its class file is deleted. */
class Missing {}
