package main

import (
	"context"
	"flag"
	"io"
	"strconv"

	"go-micro.dev/v5/client"
	"go-micro.dev/v5/errors"
	"go-micro.dev/v5/server"
)

// Count streams a greeting for each letter of the name that the first message brings.
func (g *Greeter) Count(ctx context.Context, stream server.Stream) error {
	in := new(HelloRequest)
	if err := stream.Recv(in); err != nil {
		return err
	}
	count, err := strconv.Atoi(in.Name)
	if err != nil {
		return errors.BadRequest("greeter", "no number")
	}
	for i := 1; i <= count; i++ {
		if err := stream.Send(&HelloResponse{Greeting: strconv.Itoa(i)}); err != nil {
			return err
		}
	}
	return nil
}

// Chat answers each message until one of them is "bye", or "no", which is an error.
func (g *Greeter) Chat(ctx context.Context, stream server.Stream) error {
	for {
		in := new(HelloRequest)
		if err := stream.Recv(in); err != nil {
			return err
		}
		switch in.Name {
		case "bye":
			return nil
		case "no":
			return errors.Forbidden("greeter", "I will not")
		}
		if err := stream.Send(&HelloResponse{Greeting: "Hello " + in.Name}); err != nil {
			return err
		}
	}
}

// stream calls the streams of a greeter at a fixed address, or without one at that which the registry finds. Commands and their reports:
//
//	count N        "answer GREETING" N times, then "end" or "error CODE ID DETAIL"
//	chat NAME...   the same, each name sent when the one before was answered
func stream(arguments []string) error {
	flags := flag.NewFlagSet("stream", flag.ExitOnError)
	at := placeOf(flags)
	flags.Parse(arguments)

	caller := client.NewClient(
		client.Registry(at.registry()),
		client.ContentType("application/json"),
		client.Retries(0),
	)
	report("ready")
	commands(func(words []string) {
		endpoint := map[string]string{"count": "Greeter.Count", "chat": "Greeter.Chat"}[words[0]]
		request := caller.NewRequest("greeter", endpoint, &HelloRequest{})
		opened, err := caller.Stream(context.Background(), request, at.options()...)
		if err != nil {
			report("failed", err)
			return
		}
		defer opened.Close()
		for _, name := range words[1:] {
			if err := opened.Send(&HelloRequest{Name: name}); err != nil {
				report("failed", err)
				return
			}
			if words[0] == "chat" && !answered(opened) {
				return
			}
		}
		for words[0] == "count" && answered(opened) {
		}
	})
	return nil
}

// Reports the next message, and whether there was one.
func answered(opened client.Stream) bool {
	response := new(HelloResponse)
	err := opened.Recv(response)
	if err == io.EOF {
		report("end")
		return false
	}
	if err != nil {
		known := errors.Parse(err.Error())
		report("error", known.Code, known.Id, known.Detail)
		return false
	}
	report("answer", response.Greeting)
	return true
}
