"""What the checks found: a rule's number and what is wrong.

Numbers are those of the veraPDF profiles: "UA 7.2-10" is test 10 of clause 7.2 of ISO 14289-1,
"A 6.1.3-1" test 1 of clause 6.1.3 of ISO 19005-2.  "R ..." are rules of our own.
"""


class Findings:
    def __init__(self):
        self.all = []

    def add(self, rule, what):
        self.all.append((rule, what))

    def expect(self, truth, rule, what):
        """Adds a finding unless truth; returns truth."""
        if not truth:
            self.add(rule, what)
        return truth

    def rules(self):
        return {rule for rule, _ in self.all}
