// The members of a cluster on the library that everybody runs, in one process: what our members are
// measured beside. It understands the commands of GossipNodes and answers each with one number:
// seconds, which are infinite when not all knew in the end.
package main

import (
	"bufio"
	"fmt"
	"io"
	"log"
	"math"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/hashicorp/memberlist"
)

const (
	poll     = 2 * time.Millisecond
	knownMax = 20 * time.Second
)

// A node counts the members that it sees, itself included.
type node struct {
	seen   atomic.Int64
	meta   []byte
	member *memberlist.Memberlist
}

func (n *node) NodeMeta(limit int) []byte                  { return n.meta }
func (n *node) NotifyMsg(message []byte)                   { received.Add(1) }
func (n *node) GetBroadcasts(overhead, limit int) [][]byte { return nil }
func (n *node) LocalState(join bool) []byte                { return nil }
func (n *node) MergeRemoteState(state []byte, join bool)   {}
func (n *node) NotifyJoin(m *memberlist.Node)              { n.seen.Add(1) }
func (n *node) NotifyLeave(m *memberlist.Node)             { n.seen.Add(-1) }
func (n *node) NotifyUpdate(m *memberlist.Node)            {}

// What applications were sent.
var received atomic.Int64

type nodes struct {
	all    []*node
	meta   []byte
	number int
}

func (ns *nodes) start() {
	n := &node{meta: ns.meta}
	c := memberlist.DefaultLANConfig()
	c.Name = fmt.Sprint("node-", ns.number)
	c.BindAddr, c.AdvertiseAddr, c.BindPort, c.AdvertisePort = "127.0.0.1", "127.0.0.1", 0, 0
	c.Delegate, c.Events = n, n
	c.LogOutput = io.Discard
	ns.number++
	var err error
	n.member, err = memberlist.Create(c)
	check(err)
	if len(ns.all) > 0 {
		_, err = n.member.Join([]string{ns.all[0].member.LocalNode().Address()})
		check(err)
	}
	ns.all = append(ns.all, n)
}

func (ns *nodes) burst(count int) {
	for i := 0; i < count; i++ {
		ns.start()
	}
}

// Ends without a word.
func (ns *nodes) crash() {
	last := len(ns.all) - 1
	check(ns.all[last].member.Shutdown())
	ns.all = ns.all[:last]
}

func (ns *nodes) awaitAll(end time.Time) bool {
	for !ns.allSeeAll() {
		if time.Now().After(end) {
			return false
		}
		time.Sleep(poll)
	}
	return true
}

func (ns *nodes) allSeeAll() bool {
	for _, n := range ns.all {
		if n.seen.Load() != int64(len(ns.all)) {
			return false
		}
	}
	return true
}

func (ns *nodes) obey(command string, argument string) float64 {
	begin := time.Now()
	switch command {
	case "burst":
		count, err := strconv.Atoi(argument)
		check(err)
		ns.burst(count)
	case "join":
		ns.burst(1)
	case "crash":
		ns.crash()
	case "stop":
		for len(ns.all) > 0 {
			ns.crash()
		}
	case "port":
		return float64(ns.all[0].member.LocalNode().Port)
	case "received":
		return float64(received.Load())
	case "allocated":
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return float64(m.TotalAlloc)
	case "heap":
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return float64(m.HeapAlloc)
	default:
		log.Fatal("no command: ", command)
	}
	if !ns.awaitAll(begin.Add(knownMax)) {
		return math.Inf(1)
	}
	return time.Since(begin).Seconds()
}

// As the language beside it reads it.
func text(value float64) string {
	if math.IsInf(value, 1) {
		return "Infinity"
	}
	return fmt.Sprint(value)
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func main() {
	ns := &nodes{meta: []byte(os.Args[1])}
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		words := append(strings.Fields(lines.Text()), "")
		fmt.Println(text(ns.obey(words[0], words[1])))
	}
}
