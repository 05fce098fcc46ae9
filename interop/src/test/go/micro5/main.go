// A service and a client of go-micro, so that tests of Java nodes meet the programs that people run.
// The first argument says which part is played; see the files beside this one. They are built with
// release 5, as it is today, and with 1.18, the last one of its first kind: with the paths of its
// packages, and the module and library.go in the folder beside this one.
//
// A report is one line on standard output with fields between tabs. Where a part takes commands,
// they are lines on standard input, and the program ends with them.
package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"sync"
)

var parts = map[string]func(arguments []string) error{
	"call":   call,
	"serve":  serve,
	"speak":  speak,
	"stream": stream,
	"lookup": lookup,
	"pubsub": pubsub,
}

func main() {
	if len(os.Args) < 2 || parts[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "the first argument is none of", names())
		os.Exit(2)
	}
	if err := parts[os.Args[1]](os.Args[2:]); err != nil {
		report("failed", err)
		os.Exit(1)
	}
}

func names() []string {
	var all []string
	for name := range parts {
		all = append(all, name)
	}
	return all
}

var printing sync.Mutex

// Tells the test something.
func report(fields ...interface{}) {
	printing.Lock()
	defer printing.Unlock()
	for i, field := range fields {
		if i > 0 {
			fmt.Print("\t")
		}
		fmt.Print(field)
	}
	fmt.Println()
}

// Hands over each line of standard input as words, until it ends.
func commands(act func(words []string)) {
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		if words := strings.Fields(lines.Text()); len(words) > 0 {
			act(words)
		}
	}
}
