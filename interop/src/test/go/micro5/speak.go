package main

import (
	"context"
	"flag"
	"io"
	"strconv"

	"go-micro.dev/v5/client"
	"go-micro.dev/v5/errors"
	"go-micro.dev/v5/server"
	"google.golang.org/protobuf/types/known/typepb"
	"google.golang.org/protobuf/types/known/wrapperspb"
)

// Speaker is the greeter for those who speak protobuf: its messages are some that everybody has.
type Speaker struct{}

func (s *Speaker) Hello(ctx context.Context, in, out *wrapperspb.StringValue) error {
	if in.Value == "nobody" {
		return errors.NotFound("greeter", "there is <nobody>")
	}
	out.Value = "Hello " + in.Value
	return nil
}

// Turn gives a type with its fields in the opposite order, and other things changed a little.
func (s *Speaker) Turn(ctx context.Context, in, out *typepb.Type) error {
	out.Name = in.Name + "!"
	for i := len(in.Fields) - 1; i >= 0; i-- {
		out.Fields = append(out.Fields, in.Fields[i])
	}
	out.Oneofs = append(in.Oneofs, "")
	out.Syntax = in.Syntax
	return nil
}

// Count streams the numbers up to the one that the first message brings.
func (s *Speaker) Count(ctx context.Context, stream server.Stream) error {
	in := new(wrapperspb.StringValue)
	if err := stream.Recv(in); err != nil {
		return err
	}
	count, err := strconv.Atoi(in.Value)
	if err != nil {
		return errors.BadRequest("greeter", "no number")
	}
	for i := 1; i <= count; i++ {
		if err := stream.Send(wrapperspb.String(strconv.Itoa(i))); err != nil {
			return err
		}
	}
	return nil
}

// speak calls a speaker at a fixed address, or without one at that which the registry finds. Commands and their reports:
//
//	hello NAME           "answer GREETING", or "error CODE ID DETAIL"
//	turn NAME FIELD...   "answer NAME", then "field NAME NUMBER KIND PACKED" for each
//	count N              "answer NUMBER" N times, then "end" or "error CODE ID DETAIL"
func speak(arguments []string) error {
	flags := flag.NewFlagSet("speak", flag.ExitOnError)
	at := placeOf(flags)
	contentType := flags.String("type", "application/protobuf", "content type of the calls")
	flags.Parse(arguments)

	caller := client.NewClient(
		client.Registry(at.registry()),
		client.ContentType(*contentType),
		client.Retries(0),
	)
	report("ready")
	commands(func(words []string) {
		var err error
		switch words[0] {
		case "hello":
			out := new(wrapperspb.StringValue)
			in := wrapperspb.String(words[1])
			if err = caller.Call(context.Background(), caller.NewRequest("greeter", "Speaker.Hello", in), out, at.options()...); err == nil {
				report("answer", out.Value)
			}
		case "turn":
			err = turn(caller, at, words[1], words[2:])
		case "count":
			err = count(caller, at, words[1])
		}
		if err != nil {
			known := errors.Parse(err.Error())
			report("error", known.Code, known.Id, known.Detail)
		}
	})
	return nil
}

func turn(caller client.Client, at place, name string, fields []string) error {
	in := &typepb.Type{Name: name, Oneofs: []string{"a", "b"}, Syntax: typepb.Syntax_SYNTAX_PROTO3}
	for i, field := range fields {
		in.Fields = append(in.Fields, &typepb.Field{
			Kind: typepb.Field_TYPE_INT32, Number: int32(-i), Name: field, Packed: i == 0,
		})
	}
	out := new(typepb.Type)
	if err := caller.Call(context.Background(), caller.NewRequest("greeter", "Speaker.Turn", in), out, at.options()...); err != nil {
		return err
	}
	report("answer", out.Name, len(out.Oneofs), out.Syntax)
	for _, field := range out.Fields {
		report("field", field.Name, field.Number, field.Kind, field.Packed)
	}
	return nil
}

func count(caller client.Client, at place, to string) error {
	request := caller.NewRequest("greeter", "Speaker.Count", new(wrapperspb.StringValue))
	opened, err := caller.Stream(context.Background(), request, at.options()...)
	if err != nil {
		return err
	}
	defer opened.Close()
	if err := opened.Send(wrapperspb.String(to)); err != nil {
		return err
	}
	for {
		out := new(wrapperspb.StringValue)
		if err := opened.Recv(out); err == io.EOF {
			report("end")
			return nil
		} else if err != nil {
			return err
		}
		report("answer", out.Value)
	}
}
