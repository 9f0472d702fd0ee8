package com.acme.shop;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
class ErrorResponses {

  @ExceptionHandler(EmptyResultDataAccessException.class)
  ProblemDetail notFound() {
    return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "No such thing.");
  }

  @ExceptionHandler(DuplicateKeyException.class)
  ProblemDetail duplicate() {
    return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "It is there already.");
  }

  @ExceptionHandler(Refused.class)
  ProblemDetail refused(Refused refused) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, refused.getMessage());
  }
}
