# SPDX-License-Identifier: BSL-1.0
"""Named timings on their way to the table of goals: one JSON object a line."""
import json
import statistics


class Results:
    def __init__(self):
        self.values = {}   # name -> (unit, [one value a round], [further members a round])
        self.left_out = {}

    def add(self, name, value, unit, **more):
        unit_, values, others = self.values.setdefault(name, (unit, [], []))
        values.append(value)
        others.append({key: one for key, one in more.items() if one is not None})

    def leave_out(self, name, why):
        self.left_out[name] = why

    def median(self, name):
        return statistics.median(self.values[name][1]) if name in self.values else None

    def write(self, path):
        """Appends, so that several programs may write to one file."""
        with open(path, "a", encoding="utf-8") as out:
            for name, (unit, values, others) in self.values.items():
                line = {"name": name, "unit": unit, "value": statistics.median(values),
                        "rounds": values}
                for key in others[0]:
                    line[key] = statistics.median(one[key] for one in others if key in one)
                out.write(json.dumps(line) + "\n")
            for name, why in self.left_out.items():
                out.write(json.dumps({"name": name, "left_out": why}) + "\n")
