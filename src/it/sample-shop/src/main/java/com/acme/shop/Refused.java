package com.acme.shop;

/** A rule of the shop says no. */
class Refused extends RuntimeException {

  Refused(String reason) {
    super(reason);
  }
}
