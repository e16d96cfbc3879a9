var payload_details =  { "tweets" : 4, "created_at" : "2017-06-01 08:00:00 +0000", "lang" : "en" }
