package com.acme.admin;

public class Admin {

  public static void main(String[] args) {
    System.out.println("administered");
  }
}
