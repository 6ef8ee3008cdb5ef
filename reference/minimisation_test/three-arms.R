# The randomisation test of a minimised list of three arms, by an own program: the list of programmes/minimised-three-arms.csv (one factor, range, best arm with 0.8, equal shares) drawn anew
# 20,000 times in its order. Residuals are of everybody measured in any arm, given score before and factor; the statistic of a contrast is the difference of the mean residuals of its two arms,
# which tests that no arm made any difference to anybody. Writes three-arms.csv. Base R 4.2.
set.seed(20261126)
d <- read.csv("../programmes/minimised-three-arms.csv", check.names = FALSE); arms <- c("alone", "group", "waiting"); y <- d[["pfi.burnout@month-4"]]; b <- d[["pfi.burnout@baseline"]]
r <- rep(NA_real_, nrow(d)); use <- !is.na(y); r[use] <- residuals(lm(y ~ b + strain, data.frame(y, b, strain = d$strain)[use, ]))
anew <- function() { counts <- matrix(0, 2, 3); row <- 1 + (d$strain == "high"); arm <- integer(nrow(d))
  for (i in seq_along(arm)) { after <- matrix(counts[row[i], ], 3, 3, byrow = TRUE) + diag(3); spread <- apply(after, 1, max) - apply(after, 1, min); best <- which(spread == min(spread))
    first <- best[ceiling(runif(1) * length(best))]; u <- runif(1); arm[i] <- if (u < 0.8) first else setdiff(1:3, first)[if (u < 0.9) 1 else 2]; counts[row[i], arm[i]] <- counts[row[i], arm[i]] + 1 }
  arm }
means <- function(arm) vapply(1:3, function(a) mean(r[use & arm == a]), 0)
drawn <- 20000; m <- t(replicate(drawn, means(anew()))); o <- means(match(d$arm, arms))
line <- function(a, c) { s <- o[a] - o[c]; x <- m[, a] - m[, c]; data.frame(treated = arms[a], control = arms[c], statistic = sprintf("%.15g", s), variance = sprintf("%.15g", var(x)), p = sprintf("%.15g", (1 + sum(abs(x - mean(x)) >= abs(s - mean(x)) - 1e-12)) / (1 + drawn)), drawn) }
write.csv(rbind(line(1, 3), line(2, 3), line(2, 1)), "three-arms.csv", row.names = FALSE, quote = FALSE)
