// A client and a server of grpc-go, the library that most programs in Go have, so that tests of Java
// nodes meet it. The first argument says which part is played: call or serve. Messages have one text
// as their field 1, which is what StringValue is.
//
// A report is one line on standard output with fields between tabs.
package main

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"io"
	"net"
	"os"
	"strconv"
	"strings"
	"time"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/encoding/gzip"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/types/known/wrapperspb"
)

func main() {
	var err error
	switch os.Args[1] {
	case "call":
		err = call(os.Args[2:])
	case "serve":
		err = serve(os.Args[2:])
	}
	if err != nil {
		report("failed", err)
		os.Exit(1)
	}
}

func report(fields ...interface{}) {
	var texts []string
	for _, field := range fields {
		texts = append(texts, fmt.Sprint(field))
	}
	fmt.Println(strings.Join(texts, "\t"))
}

func text(value string) *wrapperspb.StringValue { return wrapperspb.String(value) }

// call calls a node. Commands, and what is reported for each:
//
//	METHOD NAME    "answer GREETING", or "error CODE MESSAGE REASON FIELDS"
//	count NAME     an answer for each message of a server stream, then "end" or an error
//	chat NAMES     an answer for each name that is sent, one after the other, then "end" or an error
//	join NAMES     the answer to all names, or an error
//	gzip NAME      as METHOD, with packed messages
//	cancel NAME    opens a chat, says a name, and cancels it: "cancelled"
func call(arguments []string) error {
	flags := flag.NewFlagSet("call", flag.ExitOnError)
	address := flags.String("address", "", "host and port of the node")
	service := flags.String("service", "Greeter", "name of the service in paths")
	timeout := flags.Duration("timeout", 5*time.Second, "how long to wait")
	flags.Parse(arguments)
	node, err := grpc.NewClient(*address, grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		return err
	}
	defer node.Close()
	report("ready")
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		words := strings.Fields(lines.Text())
		ctx, cancel := context.WithTimeout(context.Background(), *timeout)
		ctx = metadata.AppendToOutgoingContext(ctx, "x-user-id", "john", "x-token-bin", "\x00\xff")
		path := "/" + *service + "/"
		switch words[0] {
		case "count":
			err = count(ctx, node, path, words[1])
		case "chat":
			err = chat(ctx, node, path, words[1:])
		case "join":
			err = join(ctx, node, path, words[1:])
		case "cancel":
			err = cancelled(ctx, cancel, node, path, words[1])
		case "gzip":
			err = unary(ctx, node, path+"Hello", words[1], grpc.UseCompressor(gzip.Name))
		default:
			err = unary(ctx, node, path+words[0], words[1])
		}
		if err != nil {
			explain(err)
		}
		cancel()
	}
	return nil
}

func unary(ctx context.Context, node *grpc.ClientConn, path, name string, options ...grpc.CallOption) error {
	answer := text("")
	err := node.Invoke(ctx, path, text(name), answer, options...)
	if err == nil {
		report("answer", answer.Value)
	}
	return err
}

func count(ctx context.Context, node *grpc.ClientConn, path, name string) error {
	stream, err := node.NewStream(ctx, &grpc.StreamDesc{ServerStreams: true}, path+"Count")
	if err != nil {
		return err
	}
	if err := stream.SendMsg(text(name)); err != nil {
		return err
	}
	if err := stream.CloseSend(); err != nil {
		return err
	}
	return rest(stream)
}

func rest(stream grpc.ClientStream) error {
	for {
		answer := text("")
		if err := stream.RecvMsg(answer); err == io.EOF {
			report("end")
			return nil
		} else if err != nil {
			return err
		}
		report("answer", answer.Value)
	}
}

var both = &grpc.StreamDesc{ClientStreams: true, ServerStreams: true}

func chat(ctx context.Context, node *grpc.ClientConn, path string, names []string) error {
	stream, err := node.NewStream(ctx, both, path+"Chat")
	if err != nil {
		return err
	}
	for _, name := range names {
		if err := stream.SendMsg(text(name)); err != nil {
			break // RecvMsg says why.
		}
		if name == "bye" || name == "no" {
			break
		}
		answer := text("")
		if err := stream.RecvMsg(answer); err != nil {
			return err
		}
		report("answer", answer.Value)
	}
	stream.CloseSend()
	return rest(stream)
}

func join(ctx context.Context, node *grpc.ClientConn, path string, names []string) error {
	stream, err := node.NewStream(ctx, &grpc.StreamDesc{ClientStreams: true}, path+"Join")
	if err != nil {
		return err
	}
	for _, name := range names {
		if err := stream.SendMsg(text(name)); err != nil {
			break // RecvMsg says why.
		}
	}
	stream.CloseSend()
	answer := text("")
	if err := stream.RecvMsg(answer); err != nil {
		return err
	}
	report("answer", answer.Value)
	return nil
}

func cancelled(ctx context.Context, cancel func(), node *grpc.ClientConn, path, name string) error {
	stream, err := node.NewStream(ctx, both, path+"Chat")
	if err != nil {
		return err
	}
	if err := stream.SendMsg(text(name)); err != nil {
		return err
	}
	if err := stream.RecvMsg(text("")); err != nil {
		return err
	}
	cancel()
	report("cancelled")
	return nil
}

func explain(err error) {
	known := status.Convert(err)
	reason, fields := "", []string{}
	for _, detail := range known.Details() {
		switch each := detail.(type) {
		case *errdetails.ErrorInfo:
			reason = each.Domain + "/" + each.Reason
		case *errdetails.BadRequest:
			for _, violation := range each.FieldViolations {
				fields = append(fields, violation.Field)
			}
		}
	}
	report("error", known.Code(), known.Message(), reason, strings.Join(fields, ","))
}

// serve offers the greeter until its input ends. Reports: ready ADDRESS, and over when nobody waits
// any more for the answer to wait.
func serve(arguments []string) error {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	server := grpc.NewServer()
	server.RegisterService(&grpc.ServiceDesc{
		ServiceName: "greeter.Greeter",
		HandlerType: (*interface{})(nil),
		Methods:     []grpc.MethodDesc{{MethodName: "Hello", Handler: hello}},
		Streams: []grpc.StreamDesc{
			{StreamName: "Count", Handler: countTo, ServerStreams: true},
			{StreamName: "Join", Handler: joined, ClientStreams: true},
			{StreamName: "Chat", Handler: chatWith, ServerStreams: true, ClientStreams: true},
		},
	}, nil)
	report("ready", listener.Addr())
	go func() {
		io.Copy(io.Discard, os.Stdin)
		server.Stop()
	}()
	return server.Serve(listener)
}

func hello(_ interface{}, ctx context.Context, decode func(interface{}) error, _ grpc.UnaryServerInterceptor) (interface{}, error) {
	in := text("")
	if err := decode(in); err != nil {
		return nil, err
	}
	switch in.Value {
	case "nobody":
		refusal := status.New(codes.NotFound, "there is <nobody>")
		refusal, _ = refusal.WithDetails(&errdetails.ErrorInfo{Reason: "greeter.unknown", Domain: "greeter"})
		return nil, refusal.Err()
	case "me":
		known, _ := metadata.FromIncomingContext(ctx)
		return text("Hello " + strings.Join(known.Get("x-user-id"), ",")), nil
	case "token":
		known, _ := metadata.FromIncomingContext(ctx)
		return text(fmt.Sprintf("Hello %x", known.Get("x-token-bin"))), nil
	case "wait":
		<-ctx.Done()
		report("over")
		return nil, status.FromContextError(ctx.Err()).Err()
	}
	return text("Hello " + in.Value), nil
}

func countTo(_ interface{}, stream grpc.ServerStream) error {
	in := text("")
	if err := stream.RecvMsg(in); err != nil {
		return err
	}
	last, err := strconv.Atoi(in.Value)
	if err != nil {
		return status.Error(codes.InvalidArgument, "no number")
	}
	for i := 1; i <= last; i++ {
		if err := stream.SendMsg(text(strconv.Itoa(i))); err != nil {
			return err
		}
	}
	return nil
}

func joined(_ interface{}, stream grpc.ServerStream) error {
	var names []string
	for {
		in := text("")
		if err := stream.RecvMsg(in); err == io.EOF {
			return stream.SendMsg(text("Hello " + strings.Join(names, "+")))
		} else if err != nil {
			return err
		}
		if in.Value == "no" {
			return status.Error(codes.PermissionDenied, "I will not")
		}
		names = append(names, in.Value)
	}
}

func chatWith(_ interface{}, stream grpc.ServerStream) error {
	for {
		in := text("")
		if err := stream.RecvMsg(in); err == io.EOF {
			return nil
		} else if err != nil {
			report("over")
			return err
		}
		switch in.Value {
		case "bye":
			return nil
		case "no":
			return status.Error(codes.PermissionDenied, "I will not")
		}
		if err := stream.SendMsg(text("Hello " + in.Value)); err != nil {
			return err
		}
	}
}
