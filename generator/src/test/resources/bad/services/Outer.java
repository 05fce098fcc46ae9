package services;

import io.doudou.service.Service;

interface Outer {
    @Service
    interface Inner {} // ! a service needs a file of its own: move it out of the other type
}

@Service
class NotAnInterface {} // ! only an interface can be a service: write an interface

@Service
interface Generic<T> {} // ! a service has no type parameters: extend it and write @Service there

@Service
sealed interface Sealed { // ! a client must be able to implement the service: drop sealed
    final class Only implements Sealed {}
}
