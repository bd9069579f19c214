#!/usr/bin/env python3
"""cpu.py DOCUMENT COMMAND..: runs a migration and tells its CPU seconds apart: what was used up to the last validated key, and by the read-back.

DOCUMENT is where COMMAND (run by bash) leaves its JSON result, whose phase "verify" is the last one. CPU of the client and of both private servers
(BENCH_HOME) is read from /proc once a second and taken as even in between; the read-back begins as many seconds before the end as its
phase took. Prints one line: wall seconds and CPU of client and servers, first without and then with the read-back."""
import bisect, json, os, subprocess, sys, threading, time

HOME, TICKS = os.environ['BENCH_HOME'], os.sysconf('SC_CLK_TCK')


def tree_cpu(roots):
    """CPU seconds of these processes, of their live descendants and of the reaped ones."""
    stat = {}
    for name in filter(str.isdigit, os.listdir('/proc')):
        try:
            fields = open(f'/proc/{name}/stat').read().rsplit(')', 1)[1].split()
        except OSError:
            continue
        stat[int(name)] = (int(fields[1]), sum(map(int, fields[11:15])) / TICKS)
    ours, grown = set(roots), True
    while grown:
        more = {pid for pid, (parent, _) in stat.items() if parent in ours} - ours
        ours |= more
        grown = bool(more)
    return sum(stat[pid][1] for pid in ours if pid in stat)


def between(times, samples, at):
    """What the samples say of a moment between two of them."""
    after = min(max(1, bisect.bisect(times, at)), len(times) - 1)
    share = (at - times[after - 1]) / (times[after] - times[after - 1])
    return [a + (b - a) * share for a, b in zip(samples[after - 1], samples[after])]


def main():
    document, command = sys.argv[1], ' '.join(sys.argv[2:])
    servers = [int(open(f'{HOME}/{file}').readline()) for file in ('pg/postmaster.pid', 'my/my.pid')]
    before, begin = tree_cpu(servers), time.monotonic()
    process = subprocess.Popen(['bash', '-c', 'exec ' + command], stdout=open(document, 'w'), stderr=subprocess.DEVNULL)
    times, samples, ended = [], [], threading.Event()

    def sample():
        while not ended.is_set():
            client, used = tree_cpu([process.pid]), tree_cpu(servers) - before
            times.append(time.monotonic() - begin)
            samples.append((client, used))
            ended.wait(1)

    sampler = threading.Thread(target=sample)
    sampler.start()
    # The sampler needs the process until its last tick is read, so it is waited for but not reaped here.
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    wall, client = time.monotonic() - begin, tree_cpu([process.pid])
    ended.set()
    sampler.join()
    times.append(wall)
    samples.append((client, tree_cpu(servers) - before))
    code = process.wait()
    time.sleep(0.3)
    used = tree_cpu(servers) - before
    phases = {phase['name']: phase['seconds'] for phase in json.load(open(document))['phases']}
    load = wall - phases['verify']
    client_load, used_load = between(times, samples, load)
    print(f'rc {code} load: wall {load:.2f} client {client_load:.2f} servers {used_load:.2f} cpu {client_load + used_load:.2f}'
          f' | all: wall {wall:.2f} client {client:.2f} servers {used:.2f} cpu {client + used:.2f}')


main()
