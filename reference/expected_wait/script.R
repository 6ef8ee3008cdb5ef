# The wait for the k-th start when n starts were seen in the last T days and starts come by themselves (a Poisson process):
# wait / T * n / k has the F distribution with 2k and 2n degrees of freedom. Here: its 10%, 50% and 90% points.
# The simulation draws n gaps and k gaps of one process and compares the ratio without using F.
library(jsonlite)
cases <- data.frame(ahead = c(3, 0, 11, 40), starts = c(20, 6, 40, 90), days = c(90, 30, 180, 180))
points <- t(apply(cases, 1, function(row) row[3] * (row[1] + 1) / row[2] * qf(c(.1, .5, .9), 2 * (row[1] + 1), 2 * row[2])))
set.seed(20261123)
simulated <- t(apply(cases, 1, function(row) quantile(row[3] * rgamma(1e6, row[1] + 1) / rgamma(1e6, row[2]), c(.1, .5, .9))))
stopifnot(max(abs(simulated / points - 1)) < 0.01)
write(toJSON(data.frame(cases, low = points[, 1], middle = points[, 2], high = points[, 3]), digits = 12, pretty = TRUE), "expected.json")
