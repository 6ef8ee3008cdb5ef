# Reads ../wl_101/data.csv, writes expected.json.  Run:  cd <this folder> && Rscript script.R
source("../lib/common.R"); library(sandwich)
d <- rcsv("../wl_101/data.csv"); d$sex <- factor(d$sex); d$stratum <- factor(d$stratum)
one <- function(f, g) { m <- lm(f, d); V <- vcovHC(m, "HC3"); b <- coef(m); k <- grep(paste0("^arm:", g), names(b)); L <- rbind(as.numeric(names(b) == "arm"), as.numeric(names(b) == "arm") + as.numeric(seq_along(b) == k)); e <- c(L %*% b); s <- sqrt(diag(L %*% V %*% t(L))); df <- m$df.residual; u <- model.frame(m)
  list(levels = levels(d[[g]]), treated = arr(table(u[[g]][u$arm == 1])), control = arr(table(u[[g]][u$arm == 0])), estimate = arr(e), se = arr(s), p = arr(2 * pt(-abs(e / s), df)), interaction_F = b[[k]]^2 / V[k, k], interaction_p = 2 * pt(-abs(b[[k]] / sqrt(V[k, k])), df)) }
wjson(list(source = "wl_101, y3 at three months, HC3", sex = one(y3 ~ y0 + stratum + arm * sex, "sex"), stratum = one(y3 ~ y0 + arm * stratum, "stratum")))
